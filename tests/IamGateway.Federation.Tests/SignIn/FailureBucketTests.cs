using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class FailureBucketTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly SignInFailures _failures = new() { Key = "k", WindowStartedAt = Start };
    private DateTimeOffset _now = Start;

    [Fact]
    public void Five_failures_within_a_quarter_of_an_hour_lock_for_one()
    {
        Fail(4, every: TimeSpan.FromMinutes(3));
        Assert.Null(FailureBucket.Wait(_failures, _now));

        Fail(1);
        Assert.Equal(TimeSpan.FromMinutes(15), FailureBucket.Wait(_failures, _now));
        Assert.Equal(TimeSpan.FromMinutes(1), FailureBucket.Wait(_failures, _now + TimeSpan.FromMinutes(14)));
        Assert.Null(FailureBucket.Wait(_failures, _now + TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void Four_failures_are_forgotten_after_an_hour()
    {
        Fail(4);
        _now += TimeSpan.FromHours(1);
        Fail(4);
        Assert.Null(FailureBucket.Wait(_failures, _now));
    }

    [Fact]
    public void Each_lock_lasts_twice_as_long_up_to_an_hour()
    {
        var locks = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            FailUntilLocked();
            var wait = FailureBucket.Wait(_failures, _now)!.Value;
            locks.Add(wait.TotalMinutes);
            _now += wait;
        }

        Assert.Equal([15, 30, 60, 60, 60], locks);
    }

    [Fact]
    public void A_day_has_about_a_hundred_guesses_however_they_are_spread()
    {
        Assert.InRange(GuessesInADay(TimeSpan.Zero), 50, 110);
        Assert.InRange(GuessesInADay(TimeSpan.FromMinutes(4)), 50, 110);
        Assert.InRange(GuessesInADay(TimeSpan.FromMinutes(15)), 50, 110);
    }

    [Fact]
    public void Taking_the_fifth_failure_back_takes_its_lock_back()
    {
        Fail(5);
        FailureBucket.Refund(_failures);
        Assert.Null(FailureBucket.Wait(_failures, _now));
        Assert.Equal(4, _failures.Count);
        Assert.Equal(0, _failures.Locks);
    }

    private int GuessesInADay(TimeSpan pause)
    {
        var failures = new SignInFailures { Key = "k", WindowStartedAt = Start };
        var guesses = 0;
        for (var now = Start; now < Start.AddDays(1); now += pause)
        {
            now += FailureBucket.Wait(failures, now) ?? TimeSpan.Zero;
            FailureBucket.Charge(failures, now);
            guesses++;
        }

        return guesses;
    }

    private void Fail(int times, TimeSpan every = default)
    {
        for (var i = 0; i < times; i++, _now += every)
            FailureBucket.Charge(_failures, _now);
    }

    private void FailUntilLocked()
    {
        while (FailureBucket.Wait(_failures, _now) is null)
            Fail(1);
    }
}
