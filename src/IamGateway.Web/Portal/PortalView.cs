using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.PermissionSets;

namespace IamGateway.Web.Portal;

/// <summary>What the access portal shows.</summary>
public sealed record PortalView
{
    /// <summary>Who is signed in.</summary>
    public required SignedInBrowser Browser { get; init; }

    /// <summary>What the person can choose from; null for IAM users and root users, who are what they are.</summary>
    public required IReadOnlyList<AssignedPermissionSet>? Choices { get; init; }

    /// <summary>True: a second factor must be proved before there is anything to act as.</summary>
    public bool IsSecondFactorDue { get; init; }

    /// <summary>Account of the chosen permission set; null: none is chosen.</summary>
    public string? CurrentAccountId { get; init; }

    /// <summary>The chosen permission set; null: none is.</summary>
    public string? CurrentPermissionSetId { get; init; }

    /// <summary>Path of this page, for its forms.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Where a choice leads: a path of this host.</summary>
    public string ReturnUrl { get; init; } = "/";

    /// <summary>Part of a name that the list is narrowed to; empty: all.</summary>
    public string Search { get; init; } = "";

    /// <summary>Why the last choice failed; null: it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>The choices that match <see cref="Search"/>, by account.</summary>
    public IEnumerable<IGrouping<(string Id, string Name), AssignedPermissionSet>> Found =>
        (Choices ?? [])
            .Where(choice => Search.Length == 0 || Matches(choice.AccountName) || Matches(choice.AccountId) || Matches(choice.PermissionSetName))
            .GroupBy(choice => (choice.AccountId, choice.AccountName));

    /// <summary>Whether the browser acts with this choice.</summary>
    public bool IsCurrent(AssignedPermissionSet choice) =>
        choice.AccountId == CurrentAccountId && choice.PermissionSetId == CurrentPermissionSetId;

    private bool Matches(string text) => text.Contains(Search, StringComparison.OrdinalIgnoreCase);
}
