namespace IamGateway.ControlPlane.Wire;

/// <summary>A kind of text with a rule of its own, which a request's text is read as.</summary>
internal interface IText<TSelf>
    where TSelf : struct, IText<TSelf>
{
    static abstract TextRule Rule { get; }

    /// <summary>The value of a text that the rule allows.</summary>
    static abstract TSelf Of(string text);
}
