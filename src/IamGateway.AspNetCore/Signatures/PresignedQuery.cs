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
            var name = query.Name(index);
            if (!name.StartsWith(Prefix))
            {
                continue;
            }

            // Sorted by name, the same stand together.
            if (index > 0 && name.SequenceEqual(query.Name(index - 1)))
            {
                return SignatureOutcome.Refused(SignatureProblem.Ambiguous, "A part of the signature is given twice.");
            }

            Set(Encoding.ASCII.GetString(name), query.Value(index), index, ref algorithm, ref signature);
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

    private static void Set(string name, string value, int index, ref string? algorithm, ref RequestSignature signature)
    {
        switch (name)
        {
            case "X-Amz-Algorithm":
                algorithm = value;
                break;
            case "X-Amz-Credential":
                signature.Credential = value;
                break;
            case "X-Amz-SignedHeaders":
                signature.SignedHeaders = value;
                break;
            case "X-Amz-Signature":
                signature.Signature = value;
                signature.SignatureParameter = index;
                break;
            case RequestSignature.DateName:
                signature.Date = value;
                break;
            case "X-Amz-Expires":
                signature.Expires = value;
                break;
            case RequestSignature.SecurityTokenName:
                signature.SecurityToken = value;
                break;
            case RequestSignature.PayloadHashName:
                signature.PayloadHash = value;
                break;
        }
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
