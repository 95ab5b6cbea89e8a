using System.Diagnostics.Metrics;
using IamGateway.AspNetCore.Telemetry;

namespace IamGateway.AspNetCore.Tests.Telemetry;

public sealed class IamMetricsTests
{
    [Fact]
    public async Task Each_decision_is_counted_by_outcome_and_reason_and_timed()
    {
        List<string> measured = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == IamMetrics.MeterName)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        await using var host = await IamHost.StartAsync();
        var meters = host.Meters;
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, $"{value} {tags[0].Value} {tags[1].Value}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, $"{value} {instrument.Unit}"));
        listener.Start();
        using var denied = await host.SendAsync("GET", "/orders/7", ("Authorization", $"Bearer {host.Token(The.Bob)}"));
        host.Policies.Sets = new(TestPolicies.Set(("orders", TestPolicies.AllowOrders)));
        using var allowed = await host.SendAsync("GET", "/orders/7", ("Authorization", $"Bearer {host.Token(The.Bob)}"));

        Assert.Equal(
            [
                "iamgateway.decisions 1 ImplicitDeny NoIdentityPolicyAllows",
                "iamgateway.decision.duration 0 s",
                "iamgateway.decisions 1 Allowed IdentityPolicyAllows",
                "iamgateway.decision.duration 0 s",
            ],
            measured);

        void Add(Instrument instrument, string measurement)
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                measured.Add($"{instrument.Name} {measurement}");
            }
        }
    }
}
