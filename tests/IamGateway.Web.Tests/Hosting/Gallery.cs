using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.PermissionSets;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Web.Answers;
using IamGateway.Web.Components;
using IamGateway.Web.Portal;
using IamGateway.Web.SignIn;
using IamGateway.Web.Tests.Answers;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>Every page in every state that it has, with hostile texts where texts come from outside.</summary>
internal static class Gallery
{
    public const string Hostile = "<script>alert(1)</script>\"'&";

    public static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly SignInForm SignIn = new()
    {
        ReturnUrl = "/orders?a=1&b=2",
        Host = "sso.example.com",
        Providers = [("corp", "Example Corp"), ("partner", "Partner & Sons")],
    };

    private static readonly PasswordChangeForm PasswordChange = new() { ReturnUrl = "/orders", UserName = "build", NeedsCode = false };

    private static readonly SecondFactorForm SecondFactor = new() { ReturnUrl = "/orders", DisplayName = "alice", HasDevice = true };

    private static readonly EnrolmentForm Enrolment = new()
    {
        ReturnUrl = "/orders",
        Uri = "otpauth://totp/sso.example.com:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=sso.example.com",
        Sealed = "v1.k1.AAAA",
        DeviceName = "Authenticator",
    };

    private static readonly PasswordForm Password = new() { Action = "/.iam/password", Token = "t0k3n", SubjectName = "bob", IsRoot = false };

    private static readonly SignedInBrowser Browser = new("s-1", "alice", ["Developers", "On-call"], Now.AddMinutes(-12), null, Now.AddHours(7.8), DenialRecords.Alice with { ExpiresAt = Now.AddMinutes(48) });

    private static readonly PortalView Portal = new()
    {
        Browser = Browser,
        Choices = Choices(2),
        CurrentAccountId = "123456789012",
        CurrentPermissionSetId = "ps-1",
    };

    public static IReadOnlyDictionary<string, Func<IResult>> Pages { get; } = new Dictionary<string, Func<IResult>>(StringComparer.Ordinal)
    {
        ["signin"] = () => Page<SignInForm>.Of<SignInPage>(SignIn),
        ["signin-plain"] = () => Page<SignInForm>.Of<SignInPage>(SignIn with { Providers = [] }),
        ["signin-problem"] = () => Page<SignInForm>.Of<SignInPage>(SignIn with { UserName = Hostile, Account = "123456789012", Problem = "The user name or the password is wrong." }),
        ["signin-signed-in"] = () => Page<SignInForm>.Of<SignInPage>(SignIn with { SignedInAs = Hostile, ContinueAt = "/orders", Note = "Please sign in again first." }),
        ["mfa"] = () => Page<SecondFactorForm>.Of<SecondFactorPage>(SecondFactor),
        ["mfa-problem"] = () => Page<SecondFactorForm>.Of<SecondFactorPage>(SecondFactor with { Problem = "The code is wrong or was used already. Wait for the next one." }),
        ["mfa-without-device"] = () => Page<SecondFactorForm>.Of<SecondFactorPage>(SecondFactor with { HasDevice = false, DisplayName = Hostile }),
        ["enrol"] = () => Page<EnrolmentForm>.Of<EnrolmentPage>(Enrolment),
        ["enrol-problem"] = () => Page<EnrolmentForm>.Of<EnrolmentPage>(Enrolment with { DeviceName = Hostile, Problem = "The codes do not fit." }),
        ["password"] = () => Page<PasswordForm>.Of<PasswordPage>(Password),
        ["password-problem"] = () => Page<PasswordForm>.Of<PasswordPage>(Password with { SubjectName = Hostile, Problem = "The two passwords differ." }),
        ["setup"] = () => Page<PasswordForm>.Of<PasswordPage>(Password with { IsRoot = true, SubjectName = "root@example.com" }),
        ["password-change"] = () => Page<PasswordChangeForm>.Of<PasswordChangePage>(PasswordChange),
        ["password-change-code"] = () => Page<PasswordChangeForm>.Of<PasswordChangePage>(PasswordChange with { UserName = Hostile, NeedsCode = true, IsCodeWrong = true, Problem = "The code is wrong." }),
        ["password-change-problem"] = () => Page<PasswordChangeForm>.Of<PasswordChangePage>(PasswordChange with { Problem = "The password needs a digit." }),
        ["portal"] = () => Page<PortalView>.Of<PortalPage>(Portal with { ReturnUrl = "/orders?status=open" }),
        ["portal-verified"] = () => Page<PortalView>.Of<PortalPage>(Portal with { Browser = Browser with { MfaAt = Now.AddMinutes(-2) } }),
        ["portal-many"] = () => Page<PortalView>.Of<PortalPage>(Portal with { Choices = Choices(9), Problem = "That permission set is not assigned to you there. Choose another." }),
        ["portal-search"] = () => Page<PortalView>.Of<PortalPage>(Portal with { Choices = Choices(9), Search = Hostile, ReturnUrl = "/orders" }),
        ["portal-empty"] = () => Page<PortalView>.Of<PortalPage>(Portal with { Choices = [], CurrentAccountId = null, CurrentPermissionSetId = null, Browser = Browser with { Caller = null, Groups = [] } }),
        ["portal-user"] = () => Page<PortalView>.Of<PortalPage>(Portal with { Choices = null, Browser = Browser with { DisplayName = Hostile } }),
        ["denied-explicit"] = () => Page<Denial>.Of<DeniedPage>(Denial("GET", DecisionOutcome.ExplicitDeny, false)),
        ["denied-implicit"] = () => Page<Denial>.Of<DeniedPage>(Denial("DELETE", DecisionOutcome.ImplicitDeny, false)),
        ["denied-mfa"] = () => Page<Denial>.Of<DeniedPage>(Denial("GET", DecisionOutcome.ExplicitDeny, true)),
        ["denied-anonymous"] = () => Page<Denial>.Of<DeniedPage>(Denial("GET", DecisionOutcome.ExplicitDeny, false, Caller.Anonymous)),
        ["message"] = () => Page<Message>.Of<MessagePage>(new("This link no longer works", Hostile, "Go to sign-in", "/.iam/signin")),
        ["error"] = () => Page<Message>.Of<MessagePage>(new("Something went wrong", "The error has been noted.", RequestId: "0HN:1")),
    };

    private static AssignedPermissionSet[] Choices(int count) =>
        [.. Enumerable.Range(0, count).Select(number => number % 3 == 2
            ? new AssignedPermissionSet("210987654321", "Staging", $"ps-{number}", $"Admin{number}", null)
            : new AssignedPermissionSet("123456789012", Hostile[..8] + "Demo", $"ps-{number}", number == 1 ? "Developer" : $"Viewer{number}", "Reads and changes orders; cannot delete them."))];

    private static Denial Denial(string method, DecisionOutcome outcome, bool needsMfa, Caller? caller = null)
    {
        var statement = outcome == DecisionOutcome.ExplicitDeny ? new DecidingStatement(PolicyType.Identity, "DenyIPAddress", null, "OfficeOnly" + Hostile, 0) : null;
        var record = DenialRecords.Denied(outcome, outcome == DecisionOutcome.ExplicitDeny ? DecisionReason.DenyStatement : DecisionReason.NoIdentityPolicyAllows, statement) with
        {
            Method = method,
            NeedsMfa = needsMfa,
            Caller = caller ?? DenialRecords.Alice,
        };
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("sso.example.com");
        request.QueryString = new QueryString("?page=2");
        return DenialAnswers.Of(request, record, null, new IamGatewayUrls(new Uri("https://sso.example.com")));
    }
}
