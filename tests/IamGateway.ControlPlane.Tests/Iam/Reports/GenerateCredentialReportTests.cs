using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Reports;

public sealed class GenerateCredentialReportTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_report_is_made_then_there_and_made_anew_when_it_is_old()
    {
        Assert.Equal("ReportNotPresent", (await gateway.IamAsync(gateway.Admin, "GetCredentialReport")).Error);

        var first = (await gateway.IamAsync(gateway.Admin, "GenerateCredentialReport")).Done();
        var again = (await gateway.IamAsync(gateway.Admin, "GenerateCredentialReport")).Done();
        var report = (await gateway.IamAsync(gateway.Admin, "GetCredentialReport")).Done();

        Assert.Equal(("STARTED", "COMPLETE"), (first["State"], again["State"]));
        Assert.Equal(("text/csv", "2026-01-05T09:00:00Z"), (report["ReportFormat"], report["GeneratedTime"]));

        gateway.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal("ReportExpired", (await gateway.IamAsync(gateway.Admin, "GetCredentialReport")).Error);
        Assert.Equal("STARTED", (await gateway.IamAsync(gateway.Admin, "GenerateCredentialReport")).Done()["State"]);
        Assert.Equal("2026-01-05T13:00:00Z", (await gateway.IamAsync(gateway.Admin, "GetCredentialReport")).Done()["GeneratedTime"]);
    }
}
