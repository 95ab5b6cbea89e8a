using System.Diagnostics;
using System.Diagnostics.Metrics;
using IamGateway.AspNetCore.Authorization;

namespace IamGateway.AspNetCore.Telemetry;

/// <summary>What is measured about decisions; the meter's name is <c>IamGateway</c>.</summary>
public sealed class IamMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "IamGateway";

    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _duration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The application's meter factory.</param>
    public IamMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _decisions = meter.CreateCounter<long>("iamgateway.decisions", "{decision}", "Decisions taken, by outcome and reason.");
        _duration = meter.CreateHistogram<double>("iamgateway.decision.duration", "s", "Time from the start of authorization to the decision.");
    }

    /// <summary>Counts a decision.</summary>
    internal void Count(DecisionRecord record)
    {
        if (_decisions.Enabled)
        {
            var tags = new TagList
            {
                { "outcome", record.Decision.Outcome.ToString() },
                { "reason", record.Reason },
            };
            _decisions.Add(1, tags);
        }

        if (_duration.Enabled)
        {
            _duration.Record(record.Latency.TotalSeconds);
        }
    }
}
