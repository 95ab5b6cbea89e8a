using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.PasswordPolicies;

/// <summary>Sets the account's password policy, in place of the whole former one: what is left out gets its default.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html"/>.</remarks>
internal sealed class UpdateAccountPasswordPolicy(Scope scope) : IOperation<UpdateAccountPasswordPolicy, UpdateAccountPasswordPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateAccountPasswordPolicy", AccessLevel.Write, "*");

    public sealed record Request
    {
        [Range(6, 128)]
        public int MinimumPasswordLength { get; init; } = 6;

        public bool RequireSymbols { get; init; }
        public bool RequireNumbers { get; init; }
        public bool RequireUppercaseCharacters { get; init; }
        public bool RequireLowercaseCharacters { get; init; }
        public bool AllowUsersToChangePassword { get; init; }

        /// <summary>In days; null: passwords do not expire.</summary>
        [Range(1, 1095)]
        public int? MaxPasswordAge { get; init; }

        /// <summary>Null: every former password may be used again.</summary>
        [Range(1, 24)]
        public int? PasswordReusePrevention { get; init; }

        public bool HardExpiry { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.Db.PasswordPolicies.SingleOrDefaultAsync(policy => policy.AccountId == scope.Account, cancellationToken);
        if (policy is null)
            scope.Db.Add(policy = new PasswordPolicy { AccountId = scope.Account });

        policy.MinimumLength = request.MinimumPasswordLength;
        policy.RequireSymbols = request.RequireSymbols;
        policy.RequireNumbers = request.RequireNumbers;
        policy.RequireUppercase = request.RequireUppercaseCharacters;
        policy.RequireLowercase = request.RequireLowercaseCharacters;
        policy.UsersMayChange = request.AllowUsersToChangePassword;
        policy.MaxAgeDays = request.MaxPasswordAge;
        policy.ReusePrevention = request.PasswordReusePrevention;
        policy.HardExpiry = request.HardExpiry;
        return NoResponse.Done;
    }
}
