using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Sessions;

public sealed class SignInSessionsTests
{
    [Fact]
    public async Task A_person_with_a_choice_starts_without_a_principal_and_one_without_starts_with_it()
    {
        await using var story = await SessionStory.BeginAsync();
        Assert.Null((await story.FindAsync(await story.StartAliceAsync()))!.Principal);
        var bob = (await story.FindAsync(await story.StartBobAsync()))!.Principal!;
        Assert.StartsWith("AWSReservedSSO_ReadOnly_", bob.Role!.Name, StringComparison.Ordinal);
        Assert.Equal(("bob", story.Bob.Id), (bob.Session.SessionName, bob.Person!.Id));
    }

    [Fact]
    public async Task IAM_users_and_root_users_act_as_themselves_at_once_and_as_long_as_the_sign_in()
    {
        await using var story = await SessionStory.BeginAsync();
        var user = (await story.FindAsync(await story.StartBuildAsync()))!;
        Assert.Equal(("build", story.Build.Id, null, null), (user.DisplayName, user.Principal!.User!.Id, user.Principal.Role, user.Principal.Person));
        var root = (await story.FindAsync(await story.StartRootAsync()))!;
        Assert.Equal(("root@example.com", null, null), (root.DisplayName, root.Principal!.User, root.Principal.Role));
        Assert.Equal((user.Session.ExpiresAt, root.Session.ExpiresAt), (user.Principal.Session.ExpiresAt, root.Principal.Session.ExpiresAt));
    }

    [Fact]
    public async Task Secrets_are_not_kept_and_differ_each_time()
    {
        await using var story = await SessionStory.BeginAsync();
        var (first, second) = (await story.StartBobAsync(), await story.StartBobAsync());
        Assert.NotEqual(first.Secret, second.Secret);
        Assert.NotEqual(first.Secret, first.Session.SecretHash);
        await using var db = story.Store.Db();
        Assert.DoesNotContain(first.Secret, await db.SignInSessions.Select(session => session.Id + session.SecretHash).ToListAsync());
    }

    [Fact]
    public async Task Nobody_starts_who_is_unknown_inactive_or_not_exactly_one()
    {
        await using var story = await SessionStory.BeginAsync();
        await story.ChangeAsync(db => db.People.Where(person => person.Id == story.Bob.Id), (_, person) => person.IsActive = false);
        SignInSubject[] refused = [new(PersonId: story.Bob.Id), new(PersonId: story.Build.Id), new(UserId: story.Alice.Id), new(RootAccountId: "999999999999"), new(), new(PersonId: story.Alice.Id, UserId: story.Build.Id)];
        foreach (var subject in refused)
            await Assert.ThrowsAsync<SignInRefusedException>(() => story.StartAsync(subject));
    }

    [Fact]
    public async Task Choosing_gives_a_new_secret_and_kills_the_old_one_at_once()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartAliceAsync();
        Assert.NotNull(await story.FindAsync(started));
        var chosen = await story.ChooseAsync(started, story.Admin);
        Assert.Null(await story.FindAsync(started));

        var first = (await story.FindAsync(chosen))!.Principal!;
        var again = await story.ChooseAsync(chosen, story.ReadOnly);
        Assert.Null(await story.FindAsync(chosen));
        Assert.Null(await story.FindAsync(first.Session));
        Assert.StartsWith("AWSReservedSSO_ReadOnly_", (await story.FindAsync(again))!.Principal!.Role!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_assigned_cannot_be_chosen()
    {
        await using var story = await SessionStory.BeginAsync();
        var (bob, build) = (await story.StartBobAsync(), await story.StartBuildAsync());
        Assert.Null(await story.SignIns.ChooseAsync(bob.Session.Id, Given.AccountId, story.Admin.Id, TestStore.Stop));
        Assert.Null(await story.SignIns.ChooseAsync(bob.Session.Id, Given.OtherAccountId, story.ReadOnly.Id, TestStore.Stop));
        Assert.Null(await story.SignIns.ChooseAsync(build.Session.Id, Given.AccountId, story.ReadOnly.Id, TestStore.Stop));
        Assert.Null(await story.SignIns.ChooseAsync("unknown", Given.AccountId, story.ReadOnly.Id, TestStore.Stop));
        Assert.NotNull(await story.FindAsync(bob));
    }

    [Fact]
    public async Task A_role_session_lasts_as_its_permission_set_says_and_never_longer_than_the_sign_in()
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.ChooseAsync(await story.StartAliceAsync(), story.ReadOnly);
        var session = (await story.FindAsync(started))!.Principal!.Session;
        Assert.Equal(TimeSpan.FromHours(2), session.ExpiresAt - session.IssuedAt);

        story.Store.Clock.Advance(TimeSpan.FromHours(7.5));
        var issued = (await story.ChooseAsync(started, story.ReadOnly)).Session;
        await using var db = story.Store.Db();
        Assert.Equal(issued.ExpiresAt, await db.PrincipalSessions.Where(one => one.Id == issued.ActiveSessionId).Select(one => one.ExpiresAt).SingleAsync());
    }

    [Fact]
    public async Task A_second_factor_belongs_to_the_session_that_proved_it()
    {
        await using var story = await SessionStory.BeginAsync();
        var (here, elsewhere) = (await story.StartBobAsync(), await story.StartBobAsync());
        var former = (await story.FindAsync(here))!.Principal!.Session;
        var token = (await story.SignIns.IssueAsync(here.Session.Id, TestStore.Stop))!;
        story.Store.Clock.Advance(TimeSpan.FromMinutes(1));

        var proved = await story.SignIns.RecordMfaAsync(here.Session.Id, TestStore.Stop);
        var now = story.Store.Clock.GetUtcNow();
        var found = (await story.FindAsync(proved))!;
        Assert.Equal((now, now), (found.Session.MfaAt, found.Principal!.Session.MfaAt));
        Assert.NotEqual(former.Id, found.Principal.Session.Id);

        Assert.Null(await story.FindAsync(here));                                   // the secret without it is dead
        Assert.Null(await story.FindAsync(former));
        Assert.Null((await story.FindAsync(token))!.Session.MfaAt);                  // a token keeps what it had
        Assert.Null((await story.FindAsync(elsewhere))!.Principal!.Session.MfaAt);   // and so does another browser
        Assert.Equal(now, (await story.SignIns.IssueAsync(proved.Session.Id, TestStore.Stop))!.MfaAt);
    }

    [Fact]
    public async Task A_second_factor_before_the_choice_counts_for_what_is_chosen()
    {
        await using var story = await SessionStory.BeginAsync();
        var proved = await story.SignIns.RecordMfaAsync((await story.StartAliceAsync()).Session.Id, TestStore.Stop);
        Assert.Null((await story.FindAsync(proved))!.Principal);
        var chosen = await story.ChooseAsync(proved, story.Admin);
        Assert.Equal(story.Store.Clock.GetUtcNow(), (await story.FindAsync(chosen))!.Principal!.Session.MfaAt);
    }

    [Fact]
    public async Task Tokens_of_IAM_users_live_for_an_hour_and_those_of_roles_as_the_permission_set_says()
    {
        await using var story = await SessionStory.BeginAsync();
        var (build, bob, alice) = (await story.StartBuildAsync(), await story.StartBobAsync(), await story.StartAliceAsync());
        var ofUser = (await story.SignIns.IssueAsync(build.Session.Id, TestStore.Stop))!;
        var ofRole = (await story.SignIns.IssueAsync(bob.Session.Id, TestStore.Stop))!;
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(2)), (ofUser.ExpiresAt - ofUser.IssuedAt, ofRole.ExpiresAt - ofRole.IssuedAt));
        Assert.Equal(story.Build.Id, (await story.FindAsync(ofUser))!.User!.Id);
        Assert.Null(await story.SignIns.IssueAsync(alice.Session.Id, TestStore.Stop));   // has not chosen
    }

    [Fact]
    public async Task Sign_out_ends_the_cookie_and_every_token_and_leaves_other_browsers()
    {
        await using var story = await SessionStory.BeginAsync();
        var (here, elsewhere) = (await story.StartBobAsync(), await story.StartBobAsync());
        var token = (await story.SignIns.IssueAsync(here.Session.Id, TestStore.Stop))!;
        Assert.NotNull(await story.FindAsync(token));

        await story.SignIns.EndAsync(here.Session.Id, TestStore.Stop);
        Assert.Null(await story.FindAsync(here));
        Assert.Null(await story.FindAsync(token));
        Assert.NotNull(await story.FindAsync(elsewhere));

        await story.SignIns.EndAsync(here.Session.Id, TestStore.Stop);   // twice is fine
        Assert.Null(await story.SignIns.IssueAsync(here.Session.Id, TestStore.Stop));
        Assert.Null(await story.SignIns.ChooseAsync(here.Session.Id, Given.AccountId, story.ReadOnly.Id, TestStore.Stop));
        await Assert.ThrowsAsync<SignInRefusedException>(() => story.SignIns.RecordMfaAsync(here.Session.Id, TestStore.Stop));
    }

    [Fact]
    public async Task An_assignment_that_was_taken_away_gives_nothing_new()
    {
        await using var story = await SessionStory.BeginAsync();
        var bob = await story.StartBobAsync();
        await story.RemoveAsync(db => db.Assignments.Where(one => one.PersonId == story.Bob.Id));
        Assert.Null(await story.SignIns.IssueAsync(bob.Session.Id, TestStore.Stop));
        var proved = await story.SignIns.RecordMfaAsync(bob.Session.Id, TestStore.Stop);
        Assert.Null((await story.FindAsync(proved))!.Principal);
    }

    [Fact]
    public async Task Where_everybody_needs_a_second_factor_nobody_acts_without_one()
    {
        await using var story = await SessionStory.BeginAsync(new SignInRules { MfaAtSignIn = true });
        foreach (var started in new[] { await story.StartBobAsync(), await story.StartBuildAsync(), await story.StartRootAsync() })
        {
            Assert.True(started.MfaDue);
            var owing = (await story.FindAsync(started))!;
            Assert.Null(owing.Principal);
            Assert.True(owing.MfaDue);
            Assert.Null(await story.SignIns.IssueAsync(started.Session.Id, TestStore.Stop));
            Assert.Null(await story.SignIns.ChooseAsync(started.Session.Id, Given.AccountId, story.ReadOnly.Id, TestStore.Stop));

            var proved = await story.SignIns.RecordMfaAsync(started.Session.Id, TestStore.Stop);
            Assert.False(proved.MfaDue);
            var acting = (await story.FindAsync(proved))!;
            Assert.NotNull(acting.Principal!.Session.MfaAt);
            Assert.False(acting.MfaDue);
        }
    }

    [Fact]
    public async Task Where_it_is_asked_for_from_now_on_what_was_made_without_it_acts_no_more()
    {
        await using var story = await SessionStory.BeginAsync();
        var (without, with) = (await story.StartBobAsync(), await story.SignIns.RecordMfaAsync((await story.StartBobAsync()).Session.Id, TestStore.Stop));
        var restarted = await story.Store.OpenProcessAsync(rules: new SignInRules { MfaAtSignIn = true });
        Assert.NotNull((await story.FindAsync(without))!.Principal);
        Assert.Null((await story.FindAsync(without, restarted))!.Principal);
        Assert.NotNull((await story.FindAsync(with, restarted))!.Principal);
    }

    [Fact]
    public async Task IAM_users_and_root_users_who_enrolled_a_device_act_only_with_a_second_factor_and_people_when_a_policy_asks()
    {
        await using var story = await SessionStory.BeginAsync();
        MfaDevice Device(string? person, string? user, string? root) => new()
        {
            Id = UniqueId.Uuid(),
            PersonId = person,
            AccountId = person is null ? Given.AccountId : null,
            UserId = user,
            RootAccountId = root,
            Name = person ?? user ?? "root",
            SealedSeed = "v1.k.x",
            CreatedAt = story.Store.Clock.GetUtcNow(),
            EnabledAt = story.Store.Clock.GetUtcNow(),
        };
        await story.Store.AddAsync(Device(story.Bob.Id, null, null), Device(null, story.Build.Id, null), Device(null, null, Given.AccountId));

        var (bob, build, root) = (await story.StartBobAsync(), await story.StartBuildAsync(), await story.StartRootAsync());
        Assert.Equal((false, true, true), (bob.MfaDue, build.MfaDue, root.MfaDue));
        Assert.NotNull((await story.FindAsync(bob))!.Principal);
        foreach (var started in new[] { build, root })
        {
            Assert.Null((await story.FindAsync(started))!.Principal);
            Assert.NotNull((await story.FindAsync(await story.SignIns.RecordMfaAsync(started.Session.Id, TestStore.Stop)))!.Principal);
        }
    }
}
