using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>What a request says of its signature, in the Authorization header or in the query. Nothing of it is believed yet.</summary>
internal ref struct RequestSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string DateName = "X-Amz-Date";
    public const string PayloadHashName = "X-Amz-Content-Sha256";
    public const string SecurityTokenName = "X-Amz-Security-Token";

    /// <summary>The signature is in the query.</summary>
    public bool IsPresigned { get; set; }

    /// <summary>Key id and scope, divided by slashes.</summary>
    public ReadOnlySpan<char> Credential { get; set; }

    /// <summary>Names of signed headers.</summary>
    public ReadOnlySpan<char> SignedHeaders { get; set; }

    /// <summary>The signature, in hexadecimal digits.</summary>
    public ReadOnlySpan<char> Signature { get; set; }

    /// <summary>When it was signed: as it was written while the request is read, afterwards in ISO 8601 basic form.</summary>
    public string? Date { get; set; }

    /// <summary>The same as a time.</summary>
    public DateTimeOffset SignedAt { get; set; }

    /// <summary>For how many seconds a presigned request is valid; null in the header form.</summary>
    public string? Expires { get; set; }

    /// <summary>The session token; null: none.</summary>
    public string? SecurityToken { get; set; }

    /// <summary>What the request declares of its payload; null: nothing.</summary>
    public string? PayloadHash { get; set; }

    /// <summary>Position of the signature among the query's parameters, which does not sign itself; -1 in the header form.</summary>
    public int SignatureParameter { get; set; }

    /// <summary>Reads the one signature of a request.</summary>
    /// <returns>Why there is none that can be read; null: there is one.</returns>
    public static SignatureOutcome? Read(HttpRequest request, in CanonicalQuery query, out RequestSignature signature)
    {
        signature = default;
        var authorization = request.Headers.Authorization;
        var isPresigned = PresignedQuery.IsPresent(query);
        if (authorization.Count > 1 || (authorization.Count == 1 && isPresigned))
        {
            return SignatureOutcome.Refused(SignatureProblem.Ambiguous, "Only one authentication mechanism is allowed: the Authorization header, once, or the query parameters.");
        }

        var refusal = authorization is [{ Length: > 0 } header] ? AuthorizationHeader.Read(header, out signature)
            : isPresigned ? PresignedQuery.Read(query, out signature)
            : SignatureOutcome.Refused(PresignedQuery.IsVersion2(query) ? SignatureProblem.NotSupported : SignatureProblem.Missing);
        return refusal ?? signature.ReadHeaders(request.Headers);
    }

    /// <summary>The headers that belong to a signature of either form.</summary>
    private SignatureOutcome? ReadHeaders(IHeaderDictionary headers)
    {
        var payloadHash = headers[PayloadHashName];
        var token = headers[SecurityTokenName];
        var date = headers[DateName];
        if (payloadHash.Count > 1 || token.Count > 1 || (IsPresigned && token.Count > 0) || (!IsPresigned && date.Count > 1))
        {
            return SignatureOutcome.Refused(SignatureProblem.Ambiguous, "A part of the signature is given twice.");
        }

        PayloadHash = One(payloadHash) ?? PayloadHash;
        if (!IsPresigned)
        {
            SecurityToken = One(token);
            Date = One(date) ?? One(headers.Date);
        }

        if (Date is null)
        {
            return SignatureOutcome.Refused(SignatureProblem.Incomplete, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        if (!SigningTime.TryRead(Date, IsPresigned, out var signedAt))
        {
            return SignatureOutcome.Refused(SignatureProblem.Incomplete, "Date must be in ISO-8601 'basic format'.");
        }

        SignedAt = signedAt;
        Date = Date.Length == SigningTime.Length ? Date : SigningTime.Text(signedAt);
        return null;
    }

    private static string? One(StringValues values) => values is [{ } value] ? value : null;
}
