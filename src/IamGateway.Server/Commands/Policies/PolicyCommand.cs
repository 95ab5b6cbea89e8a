using System.CommandLine;

namespace IamGateway.Server.Commands.Policies;

/// <summary><c>iamgateway policy</c>: the policy engine on its own, without a gateway.</summary>
internal static class PolicyCommand
{
    public static Command Create(StandardStreams streams) =>
        new("policy", "Decide, check, test and explain policies, without a gateway or a data folder.")
        {
            EvaluateCommand.Create(streams),
            ValidateCommand.Create(streams),
            TestCommand.Create(streams),
            ExplainCommand.Create(streams),
            CheckNoNewAccessCommand.Create(streams),
        };
}
