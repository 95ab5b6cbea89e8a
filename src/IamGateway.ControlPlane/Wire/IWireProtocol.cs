using IamGateway.ControlPlane.Operations;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Wire;

/// <summary>One of AWS's wire protocols: how a call is read, and how its answer and its errors are written.</summary>
internal interface IWireProtocol
{
    /// <summary>Value of the <c>Content-Type</c> of answers.</summary>
    string ContentType { get; }

    /// <summary>Reads which operation is called, with what.</summary>
    /// <exception cref="ApiException">There is no such operation, or the request cannot be read.</exception>
    WireCall Read(HttpRequest request, ReadOnlySpan<byte> body, ServiceCatalogue services);

    /// <summary>The body of the answer to a call that was done.</summary>
    byte[] Answer(WireCall call, object response, string requestId);

    /// <summary>The body of the answer to a call that failed.</summary>
    byte[] Error(ErrorCode code, string message, string requestId);

    /// <summary>Name of an error in this protocol.</summary>
    string NameOf(ErrorCode code);

    /// <summary>HTTP status of an error in this protocol.</summary>
    int StatusOf(ErrorCode code);
}
