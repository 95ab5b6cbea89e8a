using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>The kind of resource whose policy is checked for public access. Source: IAM Access Analyzer API Reference, CheckNoPublicAccess, resourceType.</summary>
internal readonly record struct SharedResourceType(string Text) : IText<SharedResourceType>
{
    private static readonly string[] All =
    [
        "AWS::DynamoDB::Table", "AWS::DynamoDB::Stream", "AWS::EFS::FileSystem", "AWS::OpenSearchService::Domain", "AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer",
        "AWS::KMS::Key", "AWS::Lambda::Function", "AWS::S3::Bucket", "AWS::S3::AccessPoint", "AWS::S3Express::DirectoryBucket", "AWS::S3::Glacier", "AWS::S3Outposts::Bucket",
        "AWS::S3Outposts::AccessPoint", "AWS::SecretsManager::Secret", "AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::IAM::AssumeRolePolicyDocument", "AWS::S3Tables::TableBucket",
        "AWS::ApiGateway::RestApi", "AWS::CodeArtifact::Domain", "AWS::Backup::BackupVault", "AWS::CloudTrail::Dashboard", "AWS::CloudTrail::EventDataStore", "AWS::S3Tables::Table",
        "AWS::S3Express::AccessPoint",
    ];

    public static TextRule Rule { get; } = new(string.Join('|', All), 1, 64);

    /// <summary>True: the policy is a role's trust policy, which names no resources.</summary>
    public bool IsTrust => Text == "AWS::IAM::AssumeRolePolicyDocument";

    public static SharedResourceType Of(string text) => new(text);
}
