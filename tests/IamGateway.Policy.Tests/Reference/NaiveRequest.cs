using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>A request in its plainest form.</summary>
/// <param name="Context">Key to a string or an array of strings.</param>
internal sealed record NaiveRequest(string Action, string Resource, string ResourceAccount, Dictionary<string, object> Context)
{
    public Decision Decide(PolicySets policies)
    {
        var context = new RequestContext();
        foreach (var (key, value) in Context)
        {
            if (value is string text)
                context.Set(ContextKey.Of(key), text);
            else
                context.Set(ContextKey.Of(key), (string[])value);
        }

        return Policies.Decide(policies, Action, Resource, context, ResourceAccount);
    }
}
