using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.SignIn;

/// <summary>A live link and whose password it sets, as tracked rows.</summary>
internal sealed record OneTimeLinkTarget(OneTimeLink Link, SignInSubject Subject, string Name, string FailureKey, Action<string> SetPasswordHash)
{
    /// <summary>True: authenticators go with the password. Whoever holds the data folder gives out links for root users, and a root user that has lost its authenticator has nobody else to turn to.</summary>
    public bool DropsAuthenticators => Subject.RootAccountId is not null;

    public static OneTimeLinkTarget Of(OneTimeLink link, Person person) =>
        new(link, new SignInSubject(PersonId: person.Id), person.UserName, SignIn.FailureKey.OfPerson(person.UserName), hash => person.PasswordHash = hash);

    public static OneTimeLinkTarget Of(OneTimeLink link, RootUser root) =>
        new(link, new SignInSubject(RootAccountId: root.AccountId), root.Email, SignIn.FailureKey.OfRoot(root.AccountId), hash => root.PasswordHash = hash);
}
