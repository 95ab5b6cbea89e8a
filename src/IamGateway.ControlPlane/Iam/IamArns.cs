namespace IamGateway.ControlPlane.Iam;

/// <summary>ARNs of what may not exist yet. Source: Service Authorization Reference, "Resource types defined by AWS Identity and Access Management".</summary>
internal static class IamArns
{
    public static string User(string account, string path, string name) => $"arn:aws:iam::{account}:user{path}{name}";

    public static string Group(string account, string path, string name) => $"arn:aws:iam::{account}:group{path}{name}";

    public static string Role(string account, string path, string name) => $"arn:aws:iam::{account}:role{path}{name}";

    public static string MfaDevice(string account, string path, string name) => $"arn:aws:iam::{account}:mfa{path}{name}";

    public static string ServerCertificate(string account, string path, string name) => $"arn:aws:iam::{account}:server-certificate{path}{name}";

    public static string Policy(string account, string path, string name) => $"arn:aws:iam::{account}:policy{path}{name}";

    public static string InstanceProfile(string account, string path, string name) => $"arn:aws:iam::{account}:instance-profile{path}{name}";

    public static string SamlProvider(string account, string name) => $"arn:aws:iam::{account}:saml-provider/{name}";

    public static string OidcProvider(string account, string url) => $"arn:aws:iam::{account}:oidc-provider/{url}";
}
