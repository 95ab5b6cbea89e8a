using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>ARN of whoever has sessions: an IAM user, a role or a root user.</summary>
internal readonly record struct SessionOwnerArn(string Text) : IText<SessionOwnerArn>
{
    public static TextRule Rule { get; } = new(@"arn:aws:iam::\d{12}:(root|user/[\x21-\x7E]+|role/[\x21-\x7E]+)", 20, 2048);

    public static SessionOwnerArn Of(string text) => new(text);

    public override string ToString() => Text;
}
