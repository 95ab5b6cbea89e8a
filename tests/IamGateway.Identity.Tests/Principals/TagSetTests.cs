using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Principals;

public sealed class TagSetTests
{
    private static readonly TagSet TeamAndCost = TagSet.Of([new("Team", "blue"), new("cost", "")]);

    [Fact]
    public void Keys_are_found_without_regard_to_case_and_keep_theirs_and_their_order()
    {
        Assert.Equal([new("Team", "blue"), new("cost", "")], TeamAndCost.ToArray());
        Assert.Equal(("blue", "", null), (TeamAndCost.Find("TEAM"), TeamAndCost.Find("Cost"), TeamAndCost.Find("tea")));
        Assert.Equal("blue", TeamAndCost.ToDictionary()["tEAM"]);
    }

    /// <summary>Source: IAM User Guide, "Tags for AWS Identity and Access Management resources", case sensitivity.</summary>
    [Fact]
    public void A_tag_takes_the_place_of_one_whose_key_differs_in_case_only()
    {
        var changed = TeamAndCost.With(TagSet.Of([new("TEAM", "red"), new("new", "1")]));
        Assert.Equal([new("TEAM", "red"), new("cost", ""), new("new", "1")], changed.ToArray());
        Assert.Equal("blue", TeamAndCost.Find("team"));
    }

    [Fact]
    public void Tags_are_removed_by_key_without_regard_to_case() =>
        Assert.Equal([new("cost", "")], TeamAndCost.Without(["TEAM", "unknown"]).ToArray());

    public static TheoryData<string, string, TagProblem?> Limits => new()
    {
        { new string('k', 128), new string('v', 256), null },
        { "부서", "개발 1팀", null },                              // letters and spaces of any script
        { "a_.:/=+-@1", "a_.:/=+-@ 1", null },
        { "xaws:", "aws:", null },                                  // reserved is the beginning of a key
        { "", "v", TagProblem.Malformed },
        { new string('k', 129), "v", TagProblem.Malformed },
        { "k", new string('v', 257), TagProblem.Malformed },
        { "aws:team", "v", TagProblem.Malformed },
        { "AWS:team", "v", TagProblem.Malformed },
        { "a*", "v", TagProblem.Malformed },
        { "k", "a,b", TagProblem.Malformed },
        { "k", "line\nbreak", TagProblem.Malformed },
        { "k", "\ud800", TagProblem.Malformed },                    // half a character
    };

    [Theory, MemberData(nameof(Limits))]
    public void Keys_and_values_have_limits(string key, string value, TagProblem? problem)
    {
        if (problem is null)
            Assert.Equal(value, TagSet.Of([new(key, value)]).Find(key));
        else
            Assert.Equal(problem, Assert.Throws<InvalidTagsException>(() => TagSet.Of([new(key, value)])).Problem);
    }

    [Fact]
    public void A_key_is_given_once() =>
        Assert.Equal(TagProblem.DuplicateKey, Assert.Throws<InvalidTagsException>(() => TagSet.Of([new("team", "a"), new("Team", "b")])).Problem);

    [Fact]
    public void There_are_fifty_at_most()
    {
        var fifty = TagSet.Of(Enumerable.Range(0, 50).Select(i => new Tag($"k{i}", "v")));
        Assert.Equal(50, fifty.With(TagSet.Of([new("K7", "other")])).Count);
        Assert.Equal(TagProblem.TooMany, Assert.Throws<InvalidTagsException>(() => fifty.With(TeamAndCost)).Problem);
        Assert.Equal(TagProblem.TooMany, Assert.Throws<InvalidTagsException>(() => TagSet.Of(Enumerable.Range(0, 51).Select(i => new Tag($"k{i}", "v")))).Problem);
    }

    [Fact]
    public void Sets_with_the_same_tags_in_the_same_order_are_equal()
    {
        var same = TagSet.Of([new("Team", "blue"), new("cost", "")]);
        Assert.Equal((TeamAndCost, TeamAndCost.GetHashCode()), (same, same.GetHashCode()));
        Assert.NotEqual(TeamAndCost, TagSet.Of([new("cost", ""), new("Team", "blue")]));
        Assert.Equal(TagSet.Empty, TeamAndCost.Without(["team", "cost"]));
    }

    [Fact]
    public async Task The_store_gives_back_what_it_was_given()
    {
        await using var store = await TestStore.OpenAsync();
        var user = Given.User();
        user.Tags = TagSet.Of([new("Team", "blue 팀"), new("cost", "")]);
        var provider = new OpenIdConnectProvider { Id = "op", AccountId = Given.AccountId, Url = "idp.example", ClientIds = { "a", "b" }, CreatedAt = store.Clock.GetUtcNow() };
        await store.AddAsync(Given.Account(), user, Given.Role(), provider);

        await using (var db = store.Db())
        {
            Assert.Equal(user.Tags, (await db.IamUsers.SingleAsync()).Tags);
            Assert.Equal(TagSet.Empty, (await db.Roles.SingleAsync()).Tags);
            Assert.Equal("""[{"Key":"Team","Value":"blue \uD300"},{"Key":"cost","Value":""}]""", await db.Database.SqlQuery<string>($"SELECT tags AS Value FROM iam_users").SingleAsync());
            var stored = await db.OidcProviders.SingleAsync();
            Assert.Equal(["a", "b"], stored.ClientIds);
            stored.ClientIds.Remove("a");
            var role = await db.Roles.SingleAsync();
            role.Tags = role.Tags.With(TeamAndCost);
            await db.CommitAsync(TestStore.Stop);
        }

        await using var after = store.Db();
        Assert.Equal(TeamAndCost, (await after.Roles.SingleAsync()).Tags);
        Assert.Equal(["b"], (await after.OidcProviders.SingleAsync()).ClientIds);
    }
}
