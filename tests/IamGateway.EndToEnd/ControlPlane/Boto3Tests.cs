using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.ControlPlane;

/// <summary>The unmodified boto3, old and new, administers the gateway.</summary>
[Trait("Peer", "boto3")]
public sealed class Boto3Tests(AwsGateway aws) : IClassFixture<AwsGateway>
{
    private static readonly string[] Stories =
    [
        "assume_role", "group_policy_user", "boundary", "versions", "rotation", "third_party", "errors", "revoke_older_sessions", "pages",
        "revoke_sessions", "paginators", "credential_report", "simulation", "access_analyzer",
    ];

    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (var python in Aws.Pythons)
            {
                foreach (var story in Stories)
                    runs.Add(python, story);
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public Task A_story_ends_well(string python, string story) => aws.BotoAsync(python, story);
}
