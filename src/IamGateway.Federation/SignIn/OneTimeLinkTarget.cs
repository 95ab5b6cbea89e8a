using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.SignIn;

/// <summary>A live link and whose password it sets, as tracked rows.</summary>
internal sealed record OneTimeLinkTarget(OneTimeLink Link, SignInSubject Subject, string Name, string FailureKey, Action<string> SetPasswordHash)
{
    public static OneTimeLinkTarget Of(OneTimeLink link, Person person) =>
        new(link, new SignInSubject(PersonId: person.Id), person.UserName, SignIn.FailureKey.OfPerson(person.UserName), hash => person.PasswordHash = hash);

    public static OneTimeLinkTarget Of(OneTimeLink link, RootUser root) =>
        new(link, new SignInSubject(RootAccountId: root.AccountId), root.Email, SignIn.FailureKey.OfRoot(root.AccountId), hash => root.PasswordHash = hash);
}
