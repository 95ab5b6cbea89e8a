namespace IamGateway.ControlPlane.Operations;

/// <summary>What an operation asks of its caller before it is handled.</summary>
internal enum Admission
{
    /// <summary>A credential, and policies that allow the action on the resource.</summary>
    Permitted,
    /// <summary>A credential, and no policy that denies it. Source: STS API Reference, GetSessionToken, "Permissions".</summary>
    NotDenied,
    /// <summary>A credential alone: no policy can deny it. Source: STS API Reference, GetCallerIdentity, "No permissions are required".</summary>
    Authenticated,
    /// <summary>A credential; the handler authorizes the call itself, because what it asks rests on more than the request, such as a second factor or a trust policy.</summary>
    ByHandler,
    /// <summary>No credential: what the request carries proves who asks, and the handler checks and authorizes it.</summary>
    Unsigned,
}
