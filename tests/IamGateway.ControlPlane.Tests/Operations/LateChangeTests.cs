using System.Diagnostics.Metrics;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.ControlPlane.Tests.Iam.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Operations;

/// <summary>Changes that begin their transaction after long work.</summary>
public sealed class LateChangeTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Theory]
    [InlineData("hashing", "Password", "another battery 9 staple horse!")]
    [InlineData("waiting", "PasswordResetRequired", "true")]
    public async Task Who_is_not_allowed_any_more_when_the_change_is_made_does_not_make_it(string name, string parameter, string value)
    {
        var caller = await gateway.NewUserAsync(name, Documents.Allow("iam:UpdateLoginProfile"));
        (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", $"target-{name}"))).Done();
        (await gateway.IamAsync(gateway.Admin, "CreateLoginProfile", ("UserName", $"target-{name}"), ("Password", "correct horse battery 9 staple!"))).Done();
        (await gateway.StsAsync(caller, "GetCallerIdentity")).Done();   // notes the use of the key, which the next call would otherwise wait to do
        var before = await TargetAsync();

        await using var db = await gateway.OpenAsync();
        await db.Database.BeginTransactionAsync(CancellationToken.None);   // the one write lock: the call's transaction has to wait
        var decided = FirstDecisionAsync();
        var call = Task.Run(() => gateway.IamAsync(caller, "UpdateLoginProfile", ("UserName", $"target-{name}"), (parameter, value)));
        await decided;
        var callerId = (await db.IamUsers.SingleAsync(user => user.Name == name, CancellationToken.None)).Id;
        db.Remove(await db.InlinePolicies.SingleAsync(policy => policy.UserId == callerId, CancellationToken.None));
        await db.CommitAsync(CancellationToken.None);

        Assert.Equal("AccessDenied", (await call).Error);
        Assert.Equal(before, await TargetAsync());

        async Task<(string?, bool)> TargetAsync()
        {
            await using var own = await gateway.OpenAsync();
            var target = await own.IamUsers.AsNoTracking().SingleAsync(user => user.Name == $"target-{name}", CancellationToken.None);
            return (target.PasswordHash, target.PasswordResetRequired);
        }
    }

    /// <summary>Ends when this gateway, and no other of the test run, has decided something.</summary>
    private async Task FirstDecisionAsync()
    {
        var factory = gateway.Services.GetRequiredService<IMeterFactory>();
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "iamgateway.decisions" && instrument.Meter.Scope == factory)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => decided.TrySetResult());
        listener.Start();
        await decided.Task;
    }
}
