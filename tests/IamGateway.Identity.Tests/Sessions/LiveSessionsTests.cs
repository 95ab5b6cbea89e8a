using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Sessions;

public sealed class LiveSessionsTests
{
    [Fact]
    public async Task A_live_session_comes_with_what_belongs_to_it()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.ChooseAsync(await story.StartAliceAsync(), story.Admin);
        var found = (await story.FindAsync(started))!;
        Assert.Equal(("alice", "Developers", "blue"), (found.DisplayName, Assert.Single(found.Groups), found.Principal!.Tags["TEAM"]));
        Assert.Equal((Given.AccountId, "Main"), (found.Principal.Account.Id, found.Principal.Account.Name));
        Assert.Equal(found.Principal.Session.Id, (await story.FindAsync(found.Principal.Session))!.Session.Id);
    }

    [Fact]
    public async Task Tags_of_users_and_roles_are_the_principals_and_a_persons_come_first()
    {
        await using var story = await SessionStory.BeginAsync();
        await story.ChangeAsync(db => db.IamUsers, (_, user) => user.Tags = TagSet.Of([new("Team", "builders")]));
        await story.ChangeAsync(db => db.Roles.Where(role => role.PermissionSetId == story.Admin.Id), (_, role) => role.Tags = TagSet.Of([new("TEAM", "of the role"), new("cost", "7")]));

        Assert.Equal("builders", (await story.FindAsync(await story.StartBuildAsync()))!.Principal!.Tags["team"]);
        var alice = (await story.FindAsync(await story.ChooseAsync(await story.StartAliceAsync(), story.Admin)))!.Principal!;
        Assert.Equal((2, "blue", "7"), (alice.Tags.Count, alice.Tags["Team"], alice.Tags["cost"]));
    }

    [Fact]
    public async Task Anything_but_the_secret_and_the_id_finds_nothing()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartBobAsync();
        foreach (var secret in new[] { "", started.Session.Id, started.Session.SecretHash, started.Secret + "A", started.Secret.ToUpperInvariant(), started.Session.ActiveSessionId! })
            Assert.Null(await story.Live.FindSignInAsync(secret, TestStore.Stop));
        foreach (var id in new[] { "", started.Secret, started.Session.Id, started.Session.ActiveSessionId!.ToUpperInvariant() })
            Assert.Null(await story.Live.FindPrincipalAsync(id, TestStore.Stop));
        Assert.NotNull(await story.FindAsync(started));
    }

    [Fact]
    public async Task A_hit_reads_and_writes_nothing_and_a_use_is_written_once_a_minute()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartBobAsync();
        var found = await story.FindAsync(started);
        var principal = await story.FindAsync(found!.Principal!.Session);
        await story.Store.ExecuteAsync("ALTER TABLE sign_in_sessions RENAME TO hidden");   // whoever reads or writes now fails
        story.Store.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Same(found, await story.FindAsync(started));
        Assert.Same(principal, await story.FindAsync(found.Principal.Session));
        await story.Store.ExecuteAsync("ALTER TABLE hidden RENAME TO sign_in_sessions");

        story.Store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(found, await story.FindAsync(started));
        await using var db = story.Store.Db();
        Assert.Equal(story.Store.Clock.GetUtcNow(), (await db.SignInSessions.AsNoTracking().SingleAsync()).LastSeenAt);
        Assert.Same(found, await story.FindAsync(started));
    }

    [Fact]
    public async Task A_use_that_cannot_be_written_refuses_nobody()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartBobAsync();
        Assert.NotNull(await story.FindAsync(started));
        await story.Store.ExecuteAsync("ALTER TABLE sign_in_sessions RENAME TO hidden");
        story.Store.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await story.FindAsync(started));
    }

    [Fact]
    public async Task A_sign_in_ends_when_it_is_idle_and_in_any_case_after_eight_hours()
    {
        await using var story = await SessionStory.BeginAsync();
        var (idle, busy) = (await story.StartBuildAsync(), await story.StartBuildAsync());
        await story.FindAsync(idle);
        for (var minutes = 0; minutes < 8 * 60; minutes += 30)
        {
            Assert.NotNull(await story.FindAsync(busy));
            Assert.Equal(minutes < 60, minutes >= 60 ? await story.FindAsync(idle) is not null : true);
            story.Store.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Null(await story.FindAsync(busy));
    }

    [Fact]
    public async Task A_use_in_another_process_keeps_a_sign_in_from_being_idle_here()
    {
        await using var story = await SessionStory.BeginAsync();
        var other = await story.Store.OpenProcessAsync();
        var started = await story.StartBobAsync();
        Assert.NotNull(await story.FindAsync(started));
        for (var i = 0; i < 3; i++)
        {
            story.Store.Clock.Advance(TimeSpan.FromMinutes(50));
            Assert.NotNull(await story.FindAsync(started, other));
        }

        Assert.NotNull(await story.FindAsync(started));
    }

    [Fact]
    public async Task When_the_role_session_ends_by_itself_the_sign_in_goes_on_without_it()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartBobAsync();
        var session = (await story.FindAsync(started))!.Principal!.Session;
        for (var i = 0; i < 4; i++)
        {
            Assert.NotNull((await story.FindAsync(started))!.Principal);
            story.Store.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Null((await story.FindAsync(started))!.Principal);
        Assert.Null(await story.FindAsync(session));
    }

    [Fact]
    public async Task A_token_outlives_an_idle_browser_but_not_the_end_of_its_sign_in()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartBobAsync();
        var token = (await story.SignIns.IssueAsync(started.Session.Id, TestStore.Stop))!;
        story.Store.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await story.FindAsync(started));
        Assert.NotNull(await story.FindAsync(token));
        await story.SignIns.EndAsync(started.Session.Id, TestStore.Stop);
        Assert.Null(await story.FindAsync(token));
    }

    [Fact]
    public async Task A_sign_in_does_not_act_with_a_session_of_another_one()
    {
        await using var story = await SessionStory.BeginAsync();
        var (bob, build) = (await story.StartBobAsync(), await story.StartBuildAsync());
        await story.ChangeAsync(db => db.SignInSessions.Where(one => one.Id == bob.Session.Id), (_, signIn) => signIn.ActiveSessionId = build.Session.ActiveSessionId);
        Assert.Null((await story.FindAsync(bob))!.Principal);
    }

    /// <summary>What ends whose sessions. "principal": the sign-in stays, without its principal.</summary>
    public static TheoryData<string, string> Endings => new()
    {
        { "bob is deactivated",            "sign-in" },
        { "bob is removed",                "sign-in" },
        { "bob's assignment is removed",   "principal" },
        { "alice leaves her group",        "principal" },
        { "alice's group is removed",      "principal" },
        { "the role is removed",           "principal" },
        { "build is removed",              "sign-in" },
        { "bob signs out",                 "sign-in" },
        { "bob's session is ended",        "principal" },
        { "root is removed",               "sign-in" },
    };

    [Theory, MemberData(nameof(Endings))]
    public async Task A_change_ends_sessions_at_once_here_and_after_the_next_reading_in_another_process(string what, string ended)
    {
        await using var story = await SessionStory.BeginAsync();
        var other = await story.Store.OpenProcessAsync();
        var started = what switch
        {
            _ when what.StartsWith("alice", StringComparison.Ordinal) => await story.ChooseAsync(await story.StartAliceAsync(), story.ReadOnly),
            _ when what.StartsWith("build", StringComparison.Ordinal) => await story.StartBuildAsync(),
            _ when what.StartsWith("root", StringComparison.Ordinal) => await story.StartRootAsync(),
            _ => await story.StartBobAsync(),
        };
        var session = (await story.FindAsync(started))!.Principal!.Session;
        Assert.NotNull((await story.FindAsync(started, other))!.Principal);
        Assert.NotNull(await story.FindAsync(session));
        Assert.NotNull(await story.FindAsync(session, other));

        await HappenAsync(story, what, started);

        await AssertEndedAsync(story.Store.Services);
        await other.GetRequiredService<ChangeFeed>().ReadAsync(TestStore.Stop);
        await AssertEndedAsync(other);

        async Task AssertEndedAsync(ServiceProvider process)
        {
            var found = await story.FindAsync(started, process);
            Assert.Equal(ended == "sign-in", found is null);
            Assert.Null(found?.Principal);
            Assert.Null(await story.FindAsync(session, process));
        }
    }

    [Fact]
    public async Task Another_process_ends_sessions_within_a_second_by_itself()
    {
        await using var story = await SessionStory.BeginAsync();
        var other = await story.Store.OpenProcessAsync(TimeProvider.System);
        var feed = other.GetRequiredService<ChangeFeed>();
        var started = await StartAsync(other, story.Build.Id);   // by the wall clock, which the other process goes by
        Assert.NotNull(await story.FindAsync(started, other));
        await feed.StartAsync(TestStore.Stop);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.GetRequiredService<ChangeFeed>().Subscribe(change =>
        {
            if (change.Entity == "iam_users")
                heard.TrySetResult();
        });

        await story.RemoveAsync(db => db.IamUsers);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Null(await story.FindAsync(started, other));
        await feed.StopAsync(TestStore.Stop);
    }

    [Fact]
    public async Task New_tags_and_groups_are_seen_at_once()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.ChooseAsync(await story.StartAliceAsync(), story.Admin);
        Assert.Single((await story.FindAsync(started))!.Groups);
        var operators = Given.PeopleGroup("Operators");
        await story.Store.AddAsync(operators);
        await story.Store.AddAsync(new PeopleGroupMember { GroupId = operators.Id, PersonId = story.Alice.Id });
        await story.ChangeAsync(db => db.Set<PersonTag>(), (_, tag) => tag.Value = "red");

        var found = (await story.FindAsync(started))!;
        Assert.Equal(["Developers", "Operators"], found.Groups);
        Assert.Equal(["Developers", "Operators"], found.Principal!.Groups);
        Assert.Equal("red", found.Principal.Tags["team"]);
    }

    [Fact]
    public async Task Readers_that_race_sign_outs_never_keep_a_session_alive()
    {
        await using var story = await SessionStory.BeginAsync();
        for (var round = 0; round < 15; round++)
        {
            var started = await story.StartBobAsync();
            using var stop = new CancellationTokenSource();
            var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await story.FindAsync(started);
                    await story.Live.FindPrincipalAsync(started.Session.ActiveSessionId!, TestStore.Stop);
                }
            }, CancellationToken.None)).ToList();
            await story.SignIns.EndAsync(started.Session.Id, TestStore.Stop);
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            Assert.Null(await story.FindAsync(started));
            Assert.Null(await story.Live.FindPrincipalAsync(started.Session.ActiveSessionId!, TestStore.Stop));
        }
    }

    private static Task HappenAsync(SessionStory story, string what, StartedSignIn started) => what switch
    {
        "bob is deactivated" => story.ChangeAsync(db => db.People.Where(one => one.Id == story.Bob.Id), (_, bob) => bob.IsActive = false),
        "bob is removed" => story.RemoveAsync(db => db.People.Where(one => one.Id == story.Bob.Id)),
        "bob's assignment is removed" => story.RemoveAsync(db => db.Assignments.Where(one => one.PersonId == story.Bob.Id)),
        "alice leaves her group" => story.RemoveAsync(db => db.PeopleGroupMembers),
        "alice's group is removed" => story.RemoveAsync(db => db.PeopleGroups),
        "the role is removed" => story.RemoveAsync(db => db.Roles.Where(one => one.PermissionSetId == story.ReadOnly.Id)),
        "build is removed" => story.RemoveAsync(db => db.IamUsers),
        "bob signs out" => story.SignIns.EndAsync(started.Session.Id, TestStore.Stop),
        "bob's session is ended" => story.ChangeAsync(db => db.PrincipalSessions, (_, session) => session.EndedAt = story.Store.Clock.GetUtcNow()),
        _ => story.RemoveAsync(db => db.RootUsers),
    };

    private static Task<StartedSignIn> StartAsync(ServiceProvider process, string userId) =>
        process.GetRequiredService<SignInSessions>().StartAsync(new SignInSubject(UserId: userId), "password", null, null, null, TestStore.Stop);
}
