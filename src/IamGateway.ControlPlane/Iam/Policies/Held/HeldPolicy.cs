using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies.Held;

/// <summary>A policy that applies to a user, group or role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Managed">The managed policy; null: it is embedded.</param>
/// <param name="Owner">What it is attached to or embedded in: of a user's policies also a group of it.</param>
/// <param name="Document">JSON of the version that applies.</param>
internal sealed record HeldPolicy(string Name, ManagedPolicy? Managed, PolicyOwner Owner, string Document);
