namespace IamGateway.AspNetCore.Authorization;

/// <summary>The form of answer that a caller understands.</summary>
internal enum DenialForm
{
    /// <summary>ProblemDetails, RFC 9457: programs.</summary>
    Problem,
    /// <summary>A page or a redirect: a browser that loads a document.</summary>
    Page,
    /// <summary>AWS's error document: requests signed as AWS's tools do.</summary>
    Aws,
    /// <summary>A gRPC status.</summary>
    Grpc,
}
