using System.Collections.Immutable;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Operations;

/// <summary>What is known of an operation before anybody calls it.</summary>
/// <param name="Action">The action that policies name, for example <c>iam:CreateUser</c>.</param>
/// <param name="Level">What the operation does to its resource.</param>
/// <param name="Resource">Form of the resource's ARN in the reference, for example <c>user/PATH/NAME</c>; <c>*</c>: the action has no resource.</param>
internal sealed record OperationDescriptor(string Action, AccessLevel Level, string Resource)
{
    /// <summary>Names of the condition keys that the operation sets beside the global ones; a name may end in <c>/*</c>.</summary>
    public ImmutableArray<string> ConditionKeys { get; init; } = [];

    /// <summary>Errors of its own, beside those of every operation.</summary>
    public ImmutableArray<ErrorCode> Errors { get; init; } = [];

    /// <summary>Who may call it at all.</summary>
    public Admission Admission { get; init; } = Admission.Permitted;

    /// <summary>True: the handler begins the transaction itself, after work that takes too long to keep others from writing, and checks then that what it worked on is still so. The pipeline authorizes the call a second time in that transaction.</summary>
    public bool BeginsLate { get; init; }

    /// <summary>Where it is in a service of the REST protocol; null: its service speaks another.</summary>
    public RestRoute? Route { get; init; }

    /// <summary>The name without the service: <c>CreateUser</c>.</summary>
    public string Name { get; } = Action[(Action.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a call may change what is stored: then it is decided and done in one transaction, and on the disk before it is answered.</summary>
    public bool ChangesStore { get; init; } = Level is not (AccessLevel.List or AccessLevel.Read);
}
