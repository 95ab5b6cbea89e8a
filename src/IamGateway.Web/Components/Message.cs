namespace IamGateway.Web.Components;

/// <summary>A page of one message.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Text">What happened and what to do.</param>
/// <param name="LinkText">Words of the one link; null: no link.</param>
/// <param name="LinkTo">Where it goes, a path of this host.</param>
/// <param name="RequestId">The id that the log has of this request; null: nothing to look up.</param>
public sealed record Message(string Title, string Text, string? LinkText = null, string? LinkTo = null, string? RequestId = null);
