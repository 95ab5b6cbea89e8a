using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>A call as it came over the wire: an operation of a service, and its members.</summary>
internal sealed record WireCall(OperationTable Service, OperationBinding Operation, JsonObject Input);
