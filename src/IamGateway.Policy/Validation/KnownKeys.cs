using System.Collections.Frozen;

namespace IamGateway.Policy.Validation;

/// <summary>
/// The condition keys that are the same everywhere: the global ones, and those of IAM, STS and SAML. Source: IAM User Guide, "AWS
/// global condition context keys" and "IAM and AWS STS condition context keys".
/// </summary>
internal static class KnownKeys
{
    private static readonly FrozenDictionary<string, KnownKey> ByName = new KnownKey[][]
    {
        //  family                 keys with one value
        Single(ValueFamily.String,
            "aws:CalledViaFirst", "aws:CalledViaLast", "aws:Ec2InstanceSourceVpc", "aws:PrincipalAccount", "aws:PrincipalOrgID",
            "aws:PrincipalServiceName", "aws:PrincipalTag/", "aws:PrincipalType", "aws:Referer", "aws:RequestedRegion", "aws:RequestTag/",
            "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceTag/", "aws:SourceAccount", "aws:SourceIdentity", "aws:SourceOrgID",
            "aws:SourceVpc", "aws:SourceVpce", "aws:UserAgent", "aws:userid", "aws:username", "aws:VpceAccount", "aws:VpceOrgID",
            "iam:AWSServiceName", "iam:OrganizationsPolicyId", "iam:PassedToService", "iam:ResourceTag/",
            "saml:aud", "saml:doc", "saml:iss", "saml:namequalifier", "saml:sub", "saml:sub_type",
            "sts:AWSServiceName", "sts:ExternalId", "sts:RoleSessionName", "sts:SourceIdentity"),
        Single(ValueFamily.IpAddress,  "aws:Ec2InstanceSourcePrivateIPv4", "aws:SourceIp", "aws:VpcSourceIp"),
        Single(ValueFamily.Bool,       "aws:AssumedRoot", "aws:MultiFactorAuthPresent", "aws:PrincipalIsAWSService", "aws:SecureTransport", "aws:ViaAWSService"),
        Single(ValueFamily.Numeric,    "aws:MultiFactorAuthAge", "sts:DurationSeconds"),
        Single(ValueFamily.Date,       "aws:CurrentTime", "aws:TokenIssueTime"),
        Single(ValueFamily.Arn,        "aws:ChatbotSourceArn", "aws:PrincipalArn", "aws:SourceArn", "aws:SourceVpcArn", "ec2:SourceInstanceARN", "iam:AssociatedResourceArn", "iam:PolicyARN"),
        [new KnownKey("aws:EpochTime", IsMultivalued: false, [ValueFamily.Date, ValueFamily.Numeric])],
        [new KnownKey("aws:FederatedProvider", IsMultivalued: false, [ValueFamily.String, ValueFamily.Arn])],
        [new KnownKey("iam:PermissionsBoundary", IsMultivalued: false, [ValueFamily.String, ValueFamily.Arn])],

        // keys with several
        Multivalued(
            "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList", "aws:ResourceOrgPaths", "aws:SourceOrgPaths", "aws:TagKeys",
            "aws:VpceOrgPaths", "sts:TransitiveTagKeys", "saml:cn", "saml:commonName", "saml:edupersonaffiliation", "saml:edupersonassurance",
            "saml:edupersonentitlement", "saml:edupersonnickname", "saml:edupersonorgdn", "saml:edupersonorgunitdn", "saml:edupersonprimaryaffiliation",
            "saml:edupersonprimaryorgunitdn", "saml:edupersonprincipalname", "saml:edupersonscopedaffiliation", "saml:edupersontargetedid",
            "saml:eduorghomepageuri", "saml:eduorgidentityauthnpolicyuri", "saml:eduorglegalname", "saml:eduorgsuperioruri", "saml:eduorgwhitepagesuri",
            "saml:givenName", "saml:mail", "saml:name", "saml:organizationStatus", "saml:primaryGroupSID", "saml:surname", "saml:uid", "saml:x500UniqueIdentifier"),
    }.SelectMany(row => row).ToFrozenDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of a name; null for one that depends on the services there are, and for one that does not exist.</summary>
    public static KnownKey? Find(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return ByName.GetValueOrDefault(slash < 0 ? name : name[..(slash + 1)]);
    }

    /// <summary>Whether a name is that of a key that has one value for each tag, without the tag.</summary>
    public static bool LacksTag(string name) =>
        ByName.ContainsKey(name.EndsWith('/') ? name : name + "/");

    private static KnownKey[] Single(ValueFamily family, params string[] names) => [.. names.Select(name => new KnownKey(name, IsMultivalued: false, [family]))];

    private static KnownKey[] Multivalued(params string[] names) => [.. names.Select(name => new KnownKey(name, IsMultivalued: true, [ValueFamily.String]))];
}
