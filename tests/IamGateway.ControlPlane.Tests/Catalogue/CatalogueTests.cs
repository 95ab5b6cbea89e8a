using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Catalogue;

/// <summary>What holds for every operation, asked over the wire.</summary>
public sealed partial class CatalogueTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string NothingAllowed = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"none:None","Resource":"*"}}""";

    public static TheoryData<string, string> NotUnsigned => Samples.Operations(operation => operation.Descriptor.Admission != Admission.Unsigned);

    public static TheoryData<string, string> Permitted => Samples.Operations(operation => operation.Descriptor.Admission == Admission.Permitted);

    public static TheoryData<string, string> WithRequiredMembers => Samples.Operations(operation => operation.Request.Required.Any());

    public static TheoryData<string, string> WithTags => Samples.Operations(operation => TagsOf(operation).Length > 0);

    [Theory, MemberData(nameof(NotUnsigned))]
    public async Task An_unsigned_call_is_refused(string service, string name)
    {
        var answer = await CallAsync(null, service, name);

        Assert.StartsWith("MissingAuthenticationToken", answer.Error);
    }

    [Theory, MemberData(nameof(Permitted))]
    public async Task A_caller_without_policies_is_denied_and_told_what_is_missing(string service, string name)
    {
        var answer = await CallAsync(await gateway.NewUserAsync($"nobody-{service}-{name}"), service, name);

        Assert.StartsWith("AccessDenied", answer.Error);
        Assert.Equal($"{service}:{name}", Missing(answer).Action);
    }

    /// <summary>Grants exactly what each denial names, until none comes any more. Whatever the operation says then, authorization is passed.</summary>
    [Theory, MemberData(nameof(Permitted))]
    public async Task A_caller_with_exactly_what_is_missing_is_not_denied(string service, string name)
    {
        List<string> statements = [];
        var caller = await gateway.NewUserAsync($"caller-{service}-{name}", NothingAllowed);
        for (var attempt = 0; ; attempt++)
        {
            var answer = await CallAsync(caller, service, name);
            if (answer.Error?.StartsWith("AccessDenied", StringComparison.Ordinal) != true || !answer.Message.StartsWith("User: ", StringComparison.Ordinal))
            {
                Assert.NotEqual("InternalFailure", answer.Error);
                break;
            }

            Assert.True(attempt < 5, $"Still denied: {answer.Message}");
            var (action, resource) = Missing(answer);
            statements.Add($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");
            await gateway.ReplacePolicyAsync($"caller-{service}-{name}", $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""");
        }

        Assert.NotEmpty(statements);
    }

    [Theory, MemberData(nameof(WithRequiredMembers))]
    public async Task Every_required_member_that_is_missing_is_named(string service, string name)
    {
        var (table, operation) = Samples.Find(service, name);
        var caller = operation.Descriptor.Admission == Admission.Unsigned ? null : gateway.Admin;

        var answer = table.TargetPrefix is { } prefix ? await gateway.JsonAsync(caller, service, $"{prefix}.{name}", [])
            : operation.Descriptor.Route is { } route ? await gateway.RestAsync(caller, service, route.Method, route.Path, [])
            : await gateway.CallAsync(service, caller, name);

        Assert.Contains(answer.Error, (string[])["ValidationError", "ValidationException"]);
        Assert.All(operation.Request.Required, member =>
            Assert.Contains($"Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null", answer.Message));
    }

    /// <summary>A context key has fewer values than a request could bring: what does not fit must be an error of the request, and no denial.</summary>
    [Theory, MemberData(nameof(WithTags))]
    public async Task Tags_are_counted_before_anybody_asks_about_them(string service, string name)
    {
        var (_, operation) = Samples.Find(service, name);
        foreach (var list in TagsOf(operation))
        {
            var key = list.PropertyType == typeof(ImmutableArray<RequestTag>) ? ".Key" : "";
            (string, string)[] tags = [.. Enumerable.Range(1, 129).SelectMany(n => new[] { ($"{list.Name}.member.{n}{key}", $"key{n}"), ($"{list.Name}.member.{n}.Value", "") }.Take(key.Length > 0 ? 2 : 1))];
            var others = Samples.Of(operation.Request.Type).Where(parameter => !parameter.Name.StartsWith($"{list.Name}.", StringComparison.Ordinal));

            var answer = await gateway.CallAsync(service, gateway.Admin, name, [.. others, .. tags]);

            Assert.Equal("ValidationError", answer.Error);
            Assert.Contains($"at '{char.ToLowerInvariant(list.Name[0])}{list.Name[1..]}' failed to satisfy constraint: Member must have length less than or equal to 50", answer.Message);
        }
    }

    private static PropertyInfo[] TagsOf(OperationBinding operation) =>
        [.. operation.Request.Type.GetProperties().Where(property => property.PropertyType == typeof(ImmutableArray<RequestTag>) || property.PropertyType == typeof(ImmutableArray<TagKey>))];

    private Task<Answer> CallAsync(Keys? caller, string service, string name)
    {
        var (table, operation) = Samples.Find(service, name);
        return table.TargetPrefix is { } prefix
            ? gateway.JsonAsync(caller, service, $"{prefix}.{name}", Samples.JsonOf(operation.Request.Type))
            : operation.Descriptor.Route is { } route ? gateway.RestAsync(caller, service, route.Method, route.Path, Samples.RestJsonOf(operation.Request.Type))
            : gateway.CallAsync(service, caller, name, [.. Samples.Of(operation.Request.Type)]);
    }

    private static (string Action, string Resource) Missing(Answer answer)
    {
        var match = Denial().Match(answer.Message);
        Assert.True(match.Success, answer.Message);
        return (match.Groups["action"].Value, match.Groups["resource"].Value);
    }

    [GeneratedRegex("is not authorized to perform: (?<action>[^ ]+) on resource: (?<resource>[^ ]+) ", RegexOptions.None, 1000)]
    private static partial Regex Denial();
}
