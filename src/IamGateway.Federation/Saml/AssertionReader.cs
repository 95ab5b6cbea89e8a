using System.Collections.Immutable;
using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>Reads a verified assertion, and refuses one that is not for this gateway, this request and this moment.</summary>
/// <remarks>Source: SAML Core §2.3 to §2.7; Profiles for the OASIS Security Assertion Markup Language (SAML) V2.0, §4.1.4.2 and §4.1.4.3.</remarks>
/// <param name="expected">What it must fit.</param>
internal sealed class AssertionReader(SamlExpectation expected)
{
    /// <summary>How long after it was made an assertion is taken, as AWS has it. Source: STS API Reference, AssumeRoleWithSAML.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <summary>How far the provider's clock may be off.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private const int MaxNameLength = 256, MaxValueLength = 8192, MaxValues = 2000;

    private readonly DateTimeOffset _now = expected.Now;

    /// <summary>What an assertion says.</summary>
    /// <exception cref="SamlException">It is refused.</exception>
    public SamlAssertion Read(XmlElement assertion)
    {
        assertion.RequireOnlyAndSignature(SamlNames.Assertion, "Issuer", "Subject", "Conditions", "AuthnStatement", "AttributeStatement");
        RequireVersion(assertion);
        RequireIssuer(assertion.Required("Issuer", SamlNames.Assertion));
        var issuedAt = assertion.Moment("IssueInstant") ?? throw SamlException.Malformed("The assertion does not say when it was made.");
        RequireNotBefore(issuedAt);
        RequireBefore(issuedAt + MaxAge);

        var subject = assertion.Required("Subject", SamlNames.Assertion);
        subject.RequireOnly(SamlNames.Assertion, "NameID", "SubjectConfirmation");
        RequireConfirmation(subject.Required("SubjectConfirmation", SamlNames.Assertion));
        RequireConditions(assertion.Required("Conditions", SamlNames.Assertion));
        var statement = AuthenticationOf(assertion);
        return new SamlAssertion
        {
            Id = assertion.Value("ID") is { Length: > 0 and <= MaxNameLength } id ? id : throw SamlException.Malformed("The assertion has no ID."),
            Issuer = expected.Provider.EntityId,
            IssuedAt = issuedAt,
            Subject = SubjectOf(subject.Required("NameID", SamlNames.Assertion)),
            Audience = expected.Audience,
            Recipient = expected.Recipient,
            AuthenticatedAt = statement.Moment("AuthnInstant")!.Value,
            AuthenticationContext = statement.Single("AuthnContext", SamlNames.Assertion)?.Single("AuthnContextClassRef", SamlNames.Assertion)?.Text(),
            SessionIndex = statement.Value("SessionIndex"),
            SessionEndsAt = statement.Moment("SessionNotOnOrAfter"),
            Attributes = AttributesOf(assertion),
        };
    }

    /// <summary>Refuses what another entity than the provider says.</summary>
    /// <exception cref="SamlException">It is another.</exception>
    public void RequireIssuer(XmlElement issuer)
    {
        if (issuer.Text() != expected.Provider.EntityId || issuer.Value("Format") is not (null or SamlNames.EntityFormat))
        {
            throw new SamlException(SamlRefusal.IssuerWrong, "The issuer is not the identity provider of the metadata.");
        }
    }

    /// <summary>Refuses other versions than SAML 2.0.</summary>
    /// <exception cref="SamlException">It is another.</exception>
    public static void RequireVersion(XmlElement element)
    {
        if (element.Value("Version") != "2.0")
        {
            throw SamlException.Malformed($"The {element.LocalName} is not of SAML 2.0.");
        }
    }

    /// <summary>Refuses the answer to another request.</summary>
    /// <exception cref="SamlException">It is.</exception>
    public void RequireRequest(XmlElement element)
    {
        if (element.Value("InResponseTo") != expected.RequestId)
        {
            throw new SamlException(
                SamlRefusal.RequestWrong,
                expected.RequestId is null ? "It answers a request, where it must come without one." : "It does not answer the request that was made.");
        }
    }

    private void RequireConfirmation(XmlElement confirmation)
    {
        confirmation.RequireOnly(SamlNames.Assertion, "SubjectConfirmationData");
        if (confirmation.Value("Method") != SamlNames.Bearer || confirmation.Single("SubjectConfirmationData", SamlNames.Assertion) is not { } data)
        {
            throw new SamlException(SamlRefusal.SubjectWrong, "The subject is not confirmed for a bearer.");
        }

        if (data.Value("Recipient") != expected.Recipient)
        {
            throw new SamlException(SamlRefusal.DestinationWrong, $"The assertion is not for the recipient {expected.Recipient}");
        }

        if (data.HasAttribute("NotBefore") || data.Moment("NotOnOrAfter") is not { } end)
        {
            throw new SamlException(SamlRefusal.SubjectWrong, "The confirmation of the subject must have NotOnOrAfter, and no NotBefore.");
        }

        RequireBefore(end);
        RequireRequest(data);
    }

    private void RequireConditions(XmlElement conditions)
    {
        conditions.RequireOnly(SamlNames.Assertion, "AudienceRestriction", "OneTimeUse", "ProxyRestriction");
        if (conditions.Moment("NotBefore") is { } begin)
        {
            RequireNotBefore(begin);
        }

        if (conditions.Moment("NotOnOrAfter") is { } end)
        {
            RequireBefore(end);
        }

        // Each restriction must be met: by one of its audiences.
        var restrictions = conditions.Elements("AudienceRestriction", SamlNames.Assertion).ToArray();
        if (restrictions.Length == 0 || !restrictions.All(restriction => restriction.Elements("Audience", SamlNames.Assertion).Any(audience => audience.Text() == expected.Audience)))
        {
            throw new SamlException(SamlRefusal.AudienceWrong, $"The assertion is not for the audience {expected.Audience}");
        }
    }

    private XmlElement AuthenticationOf(XmlElement assertion)
    {
        var statement = assertion.Required("AuthnStatement", SamlNames.Assertion);
        RequireNotBefore(statement.Moment("AuthnInstant") ?? throw SamlException.Malformed("The statement of authentication does not say when."));
        if (statement.Moment("SessionNotOnOrAfter") is { } end)
        {
            RequireBefore(end);
        }

        return statement;
    }

    private static SamlSubject SubjectOf(XmlElement name)
    {
        var text = name.Text();
        return text.Length is > 0 and <= MaxNameLength && text.Trim() == text && !text.Any(char.IsControl) && text.IsNormalized()
            ? new SamlSubject(text, name.Value("Format") ?? SamlNames.UnspecifiedFormat, name.Value("NameQualifier"))
            : throw new SamlException(SamlRefusal.SubjectWrong, $"The name of the subject must have 1 to {MaxNameLength} characters, no controls, and no spaces at its ends.");
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> AttributesOf(XmlElement assertion)
    {
        var attributes = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var count = 0;
        foreach (var statement in assertion.Elements("AttributeStatement", SamlNames.Assertion))
        {
            statement.RequireOnly(SamlNames.Assertion, "Attribute");
            foreach (var attribute in statement.Elements())
            {
                attribute.RequireOnly(SamlNames.Assertion, "AttributeValue");
                var name = attribute.Value("Name") is { Length: > 0 and <= MaxValueLength } given ? given : throw SamlException.Malformed("An attribute has no name.");
                ImmutableArray<string> values = [.. attribute.Elements().Select(ValueOf)];
                count += values.Length + 1;
                attributes[name] = attributes.TryGetValue(name, out var earlier) ? [.. earlier, .. values] : values;
            }
        }

        return count <= MaxValues ? attributes.ToImmutable() : throw SamlException.Malformed($"There are more than {MaxValues} values of attributes.");
    }

    /// <summary>A text, or the one name that some attributes hold. Source: SAML Core §2.7.3.1.1; eduPerson, "eduPersonTargetedID".</summary>
    private static string ValueOf(XmlElement value)
    {
        var text = (value.Single("NameID", SamlNames.Assertion) is { } name && value.ChildNodes.Count == 1 ? name : value).Text();
        return text.Length <= MaxValueLength ? text : throw SamlException.Malformed($"The value of an attribute has more than {MaxValueLength} characters.");
    }

    private void RequireBefore(DateTimeOffset end)
    {
        if (_now - Skew >= end)
        {
            throw new SamlException(SamlRefusal.Expired, $"The assertion was for use before {end:O}; it is {_now:O}.");
        }
    }

    private void RequireNotBefore(DateTimeOffset begin)
    {
        if (_now + Skew < begin)
        {
            throw new SamlException(SamlRefusal.NotYetValid, $"The assertion is for use from {begin:O} on; it is {_now:O}.");
        }
    }
}
