using IamGateway.AspNetCore.Authorization;

namespace IamGateway.Audit.Trail;

/// <summary>Hears of every decision that the trail took, off the way of the request: on the trail's one writer, one after the other. It must be quick and must not throw.</summary>
/// <param name="decision">The decision.</param>
public delegate void DecisionObserver(DecisionRecord decision);
