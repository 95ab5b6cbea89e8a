using IamGateway.Policy.Validation;
using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

public sealed class CatalogueChecksTests
{
    private static readonly ActionCatalogue Catalogue = new(
    [
        new("s3",
            [
                new("GetObject", AccessLevel.Read, ["arn:*:s3:::*/*"]),
                new("ListBucket", AccessLevel.List, ["arn:*:s3:::*"]),
                new("ListAllMyBuckets", AccessLevel.List, []),
                new("PutObjectAcl", AccessLevel.PermissionsManagement, ["arn:*:s3:::*/*"]),
            ],
            ["s3:prefix", "s3:ExistingObjectTag/"]),
        new("orders", [new("GetOrder", AccessLevel.Read, ["arn:*:orders:*:*:order/*"])], []),
    ]);

    internal static IEnumerable<FindingCase> Rows =>
    [
        new("INVALID_SERVICE_IN_ACTION", Error, Identity, Action("▸'s4:GetObject'"), "~.Action", Action("'S3:GetObject'")),
        new("INVALID_ACTION", Error, Identity, Action("▸'s3:GetObjcet'"), "~.Action", Action("'s3:getobject'")),
        new("INVALID_ACTION", Error, Identity, Action("['s3:Get*', ▸'s3:Fetch*']"), "~.Action[1]", Action("'*'")),
        new("INVALID_SERVICE", Error, Identity, If("{'StringEquals': {▸'s4:prefix': 'x'}}"), "~.Condition.StringEquals['s4:prefix']", If("{'StringEquals': {'aws:username': 'x', 'idp.example.com:sub': 'x', 'sts:ExternalId': 'x'}}")),
        new("INVALID_SERVICE_CONDITION_KEY", Error, Identity, If("{'StringEquals': {▸'s3:prefixx': 'x'}}"), "~.Condition.StringEquals['s3:prefixx']", If("{'StringEquals': {'S3:Prefix': 'x', 's3:ExistingObjectTag/a': 'x'}}")),
        new("INVALID_SERVICE_CONDITION_KEY", Error, Identity, If("{'StringEquals': {▸'s3:ExistingObjectTag/': 'x'}}"), "~.Condition.StringEquals['s3:ExistingObjectTag/']", If("{'StringEquals': {'s3:ExistingObjectTag/a': 'x'}}")),
        new("RESOURCE_MISMATCH", Suggestion, Identity, "{'Effect': 'Allow', 'Action': ['s3:GetObject', ▸'orders:GetOrder'], 'Resource': 'arn:aws:s3:::example-bucket/*'}", "~.Action[1]",
            "{'Effect': 'Allow', 'Action': ['s3:GetObject', 'orders:GetOrder'], 'Resource': ['arn:aws:s3:::example-bucket/*', 'arn:aws:orders:eu-west-1:123456789012:*/1']}"),
        new("RESOURCE_MISMATCH", Suggestion, Identity, "{'Effect': 'Allow', 'Action': ▸'s3:ListAllMyBuckets', 'Resource': 'arn:aws:s3:::example-bucket'}", "~.Action", "{'Effect': 'Allow', 'Action': 's3:List*', 'Resource': 'arn:aws:s3:::example-bucket'}"),
        new("RESOURCE_STAR", Suggestion, Identity, "{'Effect': 'Allow', 'Action': ▸'orders:GetOrder', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 's3:ListAllMyBuckets', 'Resource': '*'}"),
        new("PERMISSIONS_MANAGEMENT_ACTIONS", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'s3:PutObjectAcl', 'Resource': 'arn:aws:s3:::*'}", "~.Action", "{'Effect': 'Allow', 'Action': 's3:PutObjectAcl', 'Resource': 'arn:aws:s3:::b/*'}")
            { Others = "RESOURCE_EFFECTIVELY_STAR" },
    ];

    public static TheoryData<FindingCase> Cases => [.. Rows];

    [Theory, MemberData(nameof(Cases))]
    public void Finds_what_the_catalogue_does_not_have(FindingCase row) => PolicyValidatorTests.AssertFound(row, Catalogue);

    [Theory, MemberData(nameof(Cases))]
    public void Does_not_find_it_beside(FindingCase row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Assert.DoesNotContain(PolicyValidator.Validate(FindingCase.Complete(row.NearMiss), row.Type, Catalogue), finding => finding.Code == row.Code);
    }

    [Fact]
    public void Every_service_is_right_without_a_catalogue() =>
        Assert.Empty(PolicyValidator.Validate(FindingCase.Complete(Action("'s4:GetObjcet'")), Identity));
}
