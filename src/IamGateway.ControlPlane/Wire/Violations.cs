using System.Globalization;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>How AWS words what is wrong with a request.</summary>
internal static class Violations
{
    private const int MaxShown = 128, MaxListed = 20;

    /// <summary>A sentence about one member.</summary>
    /// <param name="value">Its value; null: a secret, which is not shown.</param>
    /// <param name="path">Its place.</param>
    /// <param name="constraint">What it does not satisfy.</param>
    public static string Of(string? value, string path, string constraint) =>
        $"Value {(value is null ? "" : $"'{Shown(value)}' ")}at '{path}' failed to satisfy constraint: {constraint}";

    /// <summary>A required member is not there.</summary>
    public static string Missing(string path) => $"Value null at '{path}' failed to satisfy constraint: Member must not be null";

    /// <summary>All of them as one error.</summary>
    public static ApiException Error(List<string> problems) => new(
        ErrorCode.ValidationError,
        string.Create(CultureInfo.InvariantCulture, $"{problems.Count} validation error{(problems.Count == 1 ? "" : "s")} detected: {string.Join("; ", problems.Take(MaxListed))}"));

    /// <summary>A value cut to what an error shows of it, never within a character.</summary>
    public static string Shown(string value) => value.Length <= MaxShown ? value : value[..(char.IsHighSurrogate(value[MaxShown - 1]) ? MaxShown - 1 : MaxShown)] + "…";
}
