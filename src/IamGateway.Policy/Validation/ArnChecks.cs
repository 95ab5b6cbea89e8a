using System.Buffers;
using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>The fields of ARNs, which may have wildcards. Source: IAM User Guide, "Amazon Resource Names (ARNs)" and "IAM identifiers".</summary>
internal static class ArnChecks
{
    private const string Start = "arn:";
    private const int AccountLength = 12;

    /// <summary>Stands in the ARNs of managed policies of AWS.</summary>
    private const string AwsAccount = "aws";

    private static readonly DiagnosticCode
        Prefix = DiagnosticCode.Error("INVALID_ARN_PREFIX"),
        Fields = DiagnosticCode.Error("MISSING_ARN_FIELD"),
        Partition = DiagnosticCode.Error("INVALID_PARTITION"),
        ServiceCase = DiagnosticCode.Error("INVALID_ARN_SERVICE_CASE"),
        Account = DiagnosticCode.Error("INVALID_ARN_ACCOUNT"),
        NoAccount = DiagnosticCode.Error("ARN_ACCOUNT_NOT_ALLOWED"),
        NoRegion = DiagnosticCode.Error("ARN_REGION_NOT_ALLOWED"),
        Resource = DiagnosticCode.Error("INVALID_ARN_RESOURCE");

    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    /// <summary>Services whose ARNs have no region.</summary>
    private static readonly string[] GlobalServices = ["iam", "sts", "organizations", "cloudfront", "route53"];

    /// <summary>What the resources of S3 that are no buckets begin with; only buckets have neither region nor account.</summary>
    private static readonly string[] BesideBuckets = ["accesspoint/", "access-grants/", "async-request/", "job/", "storage-lens/", "storage-lens-group/"];

    private static readonly string[] IamResources =
    [
        "access-report/", "assumed-role/", "federated-user/", "group/", "instance-profile/", "mfa/", "oidc-provider/", "policy/",
        "role/", "root", "saml-provider/", "server-certificate/", "sms-mfa/", "u2f/", "user/",
    ];

    private static readonly SearchValues<char> Open = SearchValues.Create("*?$");
    private static readonly SearchValues<char> AccountCharacters = SearchValues.Create("0123456789*?");

    /// <summary>Whether a text has the form of an ARN; reported when not.</summary>
    public static bool CheckForm(SourceNode node, DiagnosticList diagnostics)
    {
        if (!node.Text.StartsWith(Start, StringComparison.Ordinal))
            AddPrefix(node, diagnostics);
        else if (!Arn.TrySplit(node.Text, out _))
            AddFields(node, diagnostics);
        else
            return true;
        return false;
    }

    /// <summary>Whether what stands before a variable can be the beginning of an ARN.</summary>
    public static bool CanBeginAsArn(ReadOnlySpan<char> text) => text.StartsWith(Start) || Start.AsSpan().StartsWith(text);

    /// <summary>Reports a text that does not begin as an ARN does.</summary>
    public static void AddPrefix(SourceNode node, DiagnosticList diagnostics) =>
        diagnostics.Add(Prefix, node, $"\"{Excerpt.Of(node.Text)}\" is not an ARN; write arn:partition:service:region:account:resource, where any field can be *.");

    /// <summary>Reports an ARN that lacks fields.</summary>
    public static void AddFields(SourceNode node, DiagnosticList diagnostics) =>
        diagnostics.Add(Fields, node, $"\"{Excerpt.Of(node.Text)}\" lacks fields; write arn:partition:service:region:account:resource.");

    /// <summary>Checks the fields of a resource.</summary>
    public static void CheckResource(SourceNode node, in Arn arn, DiagnosticList diagnostics)
    {
        CheckPartition(node, arn, diagnostics);
        if (arn.Service.IndexOfAnyInRange('A', 'Z') >= 0)
            diagnostics.Add(ServiceCase, node, $"The service \"{Excerpt.Of(arn.Service.ToString())}\" has capital letters; write it in small ones, letter case counts.");
        if (!IsOpen(arn.Account) && !IsAccount(arn.Account) && arn.Account is not ("" or AwsAccount))
            AddAccount(node, arn, diagnostics);
        else
            CheckNeeded(node, arn, diagnostics);

        if (StrayCharacters.AreIn(arn.Resource))
            diagnostics.Add(Resource, node, "White space at the end of a resource and control characters belong to its name; remove them, or write ? if one is meant.");
        else if (arn.Service is "iam" && !IsIamResource(arn.Resource))
            diagnostics.Add(Resource, node, $"\"{Excerpt.Of(arn.Resource.ToString())}\" is nothing that IAM has; begin with a type, such as user/, group/, role/ or policy/.");
    }

    /// <summary>Checks the partition, region and account of a principal, which has no wildcards.</summary>
    public static void CheckPrincipal(SourceNode node, in Arn arn, DiagnosticList diagnostics)
    {
        CheckPartition(node, arn, diagnostics);
        if (!IsAccount(arn.Account) && arn.Account is not "cloudfront")
            AddAccount(node, arn, diagnostics);
        if (!arn.Region.IsEmpty)
            diagnostics.Add(NoRegion, node, $"The ARNs of {arn.Service} have no region here; leave the field empty.");
    }

    /// <summary>Whether a text is an account id.</summary>
    public static bool IsAccount(ReadOnlySpan<char> text) => text.Length == AccountLength && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static void CheckPartition(SourceNode node, in Arn arn, DiagnosticList diagnostics)
    {
        if (!arn.Partition.ContainsAny('*', '?') && !Partitions.Contains(arn.Partition.ToString()))
            diagnostics.Add(Partition, node, $"\"{Excerpt.Of(arn.Partition.ToString())}\" is not a partition; write aws, or another one of AWS.");
    }

    private static void AddAccount(SourceNode node, in Arn arn, DiagnosticList diagnostics) =>
        diagnostics.Add(Account, node, $"\"{Excerpt.Of(arn.Account.ToString())}\" is not an account; write its twelve digits.");

    /// <summary>Whether wildcards can make it an account id, or what stands in the place of one.</summary>
    private static bool IsOpen(ReadOnlySpan<char> account)
    {
        if (!account.ContainsAny('*', '?') || account.IndexOfAnyExcept(AccountCharacters) >= 0)
            return false;
        var needed = account.Length - account.Count('*');
        return needed == AccountLength || (needed < AccountLength && account.Contains('*')) || ActionPattern.Matches(account, AwsAccount);
    }

    /// <summary>A field that must be empty may still be a star, which also stands for nothing.</summary>
    private static void CheckNeeded(SourceNode node, in Arn arn, DiagnosticList diagnostics)
    {
        var isBucket = arn.Service is "s3" && IsBucket(arn.Resource);
        if (isBucket && arn.Account is not ("" or "*"))
            diagnostics.Add(NoAccount, node, "The ARN of a bucket or object has no account; leave the field empty.");
        if ((isBucket || GlobalServices.Contains(arn.Service.ToString())) && arn.Region is not ("" or "*"))
            diagnostics.Add(NoRegion, node, $"The ARNs of {arn.Service} have no region here; leave the field empty.");
    }

    private static bool IsBucket(ReadOnlySpan<char> resource)
    {
        foreach (var other in BesideBuckets)
        {
            if (CanBegin(resource, other))
                return false;
        }

        return true;
    }

    private static bool IsIamResource(ReadOnlySpan<char> resource)
    {
        foreach (var type in IamResources)
        {
            if (CanBegin(resource, type))
                return true;
        }

        return false;
    }

    /// <summary>Whether something that a pattern matches can begin with a text.</summary>
    private static bool CanBegin(ReadOnlySpan<char> pattern, string start)
    {
        var end = pattern.IndexOfAny(Open);
        return pattern.StartsWith(start) || (end >= 0 && start.AsSpan().StartsWith(pattern[..end]));
    }
}
