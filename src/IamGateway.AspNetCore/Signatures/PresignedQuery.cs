using System.Text;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>The query form of a signature, as presigned URLs have it: <c>X-Amz-Algorithm</c>, <c>X-Amz-Credential</c> and so on, each once.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>.</remarks>
internal static class PresignedQuery
{
    private static ReadOnlySpan<byte> Prefix => "X-Amz-"u8;

    /// <summary>True: the query has what only a signature has.</summary>
    public static bool IsPresent(in CanonicalQuery query) =>
        Contains(query, "X-Amz-Algorithm"u8) || Contains(query, "X-Amz-Credential"u8) || Contains(query, "X-Amz-Signature"u8);

    /// <summary>True: the query is signed with Signature Version 2.</summary>
    public static bool IsVersion2(in CanonicalQuery query) => Contains(query, "AWSAccessKeyId"u8);

    /// <summary>Reads the parameters of a signature.</summary>
    /// <returns>Why they cannot be read; null: they can.</returns>
    public static SignatureOutcome? Read(in CanonicalQuery query, out RequestSignature signature)
    {
        signature = new RequestSignature { IsPresigned = true, SignatureParameter = -1 };
        string? algorithm = null;
        for (var index = 0; index < query.Count; index++)
        {
            if (query.Name(index).StartsWith(Prefix) && !TrySet(query, index, ref algorithm, ref signature))
            {
                return SignatureOutcome.Refused(SignatureProblem.Ambiguous, "A part of the signature is given twice.");
            }
        }

        if (algorithm is not null && algorithm != RequestSignature.Algorithm)
        {
            return SignatureOutcome.Refused(SignatureProblem.NotSupported, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\".");
        }

        return algorithm is null || signature.Credential.IsEmpty || signature.SignedHeaders.IsEmpty || signature.Signature.IsEmpty || signature.Date is null || signature.Expires is null
            ? SignatureOutcome.Refused(
                SignatureProblem.Incomplete,
                "Query-string authentication requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.")
            : null;
    }

    /// <summary>Takes a parameter if it belongs to the signature. False: it is there already.</summary>
    private static bool TrySet(in CanonicalQuery query, int index, ref string? algorithm, ref RequestSignature signature)
    {
        var isFirst = true;
        switch (Encoding.ASCII.GetString(query.Name(index)))
        {
            case "X-Amz-Algorithm":
                isFirst = algorithm is null;
                algorithm = query.Value(index);
                break;
            case "X-Amz-Credential":
                isFirst = signature.Credential.IsEmpty;
                signature.Credential = query.Value(index);
                break;
            case "X-Amz-SignedHeaders":
                isFirst = signature.SignedHeaders.IsEmpty;
                signature.SignedHeaders = query.Value(index);
                break;
            case "X-Amz-Signature":
                isFirst = signature.SignatureParameter < 0;
                signature.Signature = query.Value(index);
                signature.SignatureParameter = index;
                break;
            case RequestSignature.DateName:
                isFirst = signature.Date is null;
                signature.Date = query.Value(index);
                break;
            case "X-Amz-Expires":
                isFirst = signature.Expires is null;
                signature.Expires = query.Value(index);
                break;
            case RequestSignature.SecurityTokenName:
                isFirst = signature.SecurityToken is null;
                signature.SecurityToken = query.Value(index);
                break;
            case RequestSignature.PayloadHashName:
                isFirst = signature.PayloadHash is null;
                signature.PayloadHash = query.Value(index);
                break;
        }

        return isFirst;
    }

    /// <summary>In any case, so that no spelling passes for an unsigned request beside an Authorization header; only AWS's own spelling is read.</summary>
    private static bool Contains(in CanonicalQuery query, ReadOnlySpan<byte> name)
    {
        for (var index = 0; index < query.Count; index++)
        {
            if (Ascii.EqualsIgnoreCase(query.Name(index), name))
            {
                return true;
            }
        }

        return false;
    }
}
