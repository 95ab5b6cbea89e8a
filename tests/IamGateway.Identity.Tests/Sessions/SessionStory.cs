using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Sessions;

/// <summary>An installation in which alice, of the Developers, may be ReadOnly (2 h) and Admin (1 h), bob only ReadOnly, and build is an IAM user.</summary>
internal sealed class SessionStory : IAsyncDisposable
{
    private SessionStory(TestStore store) => Store = store;

    public TestStore Store { get; }

    public Person Alice { get; } = Given.Person("alice");

    public Person Bob { get; } = Given.Person("bob");

    public PeopleGroup Developers { get; } = Given.PeopleGroup();

    public PermissionSet ReadOnly { get; } = Given.PermissionSet("ReadOnly");

    public PermissionSet Admin { get; } = Given.PermissionSet("Admin");

    public IamUser Build { get; } = Given.User();

    public SignInSessions SignIns => Store.Get<SignInSessions>();

    public LiveSessions Live => Store.Get<LiveSessions>();

    public static async Task<SessionStory> BeginAsync(SignInRules? rules = null)
    {
        var story = new SessionStory(await TestStore.OpenAsync(rules));
        story.ReadOnly.SessionDuration = TimeSpan.FromHours(2);
        story.Alice.Tags.Add(new PersonTag { PersonId = story.Alice.Id, Key = "team", Value = "blue" });
        await story.Store.AddAsync(Given.Account(), story.Alice, story.Bob, story.Developers, story.ReadOnly, story.Admin, story.Build, new PeopleGroupMember { GroupId = story.Developers.Id, PersonId = story.Alice.Id });
        var book = story.Store.Get<AssignmentBook>();
        await book.AssignAsync(new Assignment { PermissionSetId = story.ReadOnly.Id, AccountId = Given.AccountId, GroupId = story.Developers.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = story.Admin.Id, AccountId = Given.AccountId, PersonId = story.Alice.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = story.ReadOnly.Id, AccountId = Given.AccountId, PersonId = story.Bob.Id }, TestStore.Stop);
        return story;
    }

    public Task<StartedSignIn> StartAsync(SignInSubject subject, DateTimeOffset? mfaAt = null) =>
        SignIns.StartAsync(subject, "password", mfaAt, "192.0.2.1", "browser", TestStore.Stop);

    public Task<StartedSignIn> StartAliceAsync() => StartAsync(new SignInSubject(PersonId: Alice.Id));

    public Task<StartedSignIn> StartBobAsync() => StartAsync(new SignInSubject(PersonId: Bob.Id));

    public Task<StartedSignIn> StartBuildAsync() => StartAsync(new SignInSubject(UserId: Build.Id));

    public Task<StartedSignIn> StartRootAsync() => StartAsync(new SignInSubject(RootAccountId: Given.AccountId));

    public async Task<StartedSignIn> ChooseAsync(StartedSignIn started, PermissionSet set) =>
        (await SignIns.ChooseAsync(started.Session.Id, Given.AccountId, set.Id, TestStore.Stop))!;

    public async Task<LiveSignIn?> FindAsync(StartedSignIn started, ServiceProvider? process = null) =>
        await (process ?? Store.Services).GetRequiredService<LiveSessions>().FindSignInAsync(started.Secret, TestStore.Stop);

    public async Task<LivePrincipal?> FindAsync(PrincipalSession session, ServiceProvider? process = null) =>
        await (process ?? Store.Services).GetRequiredService<LiveSessions>().FindPrincipalAsync(session.Id, TestStore.Stop);

    public async Task ChangeAsync<T>(Func<IdentityDb, IQueryable<T>> find, Action<IdentityDb, T> change)
        where T : class
    {
        await using var db = Store.Db();
        change(db, await find(db).SingleAsync());
        await db.CommitAsync(TestStore.Stop);
    }

    public Task RemoveAsync<T>(Func<IdentityDb, IQueryable<T>> find)
        where T : class => ChangeAsync(find, (db, found) => db.Remove(found));

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
