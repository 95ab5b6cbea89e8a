using System.Reflection;
using System.Text.Json.Serialization;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Names of members on the wire: the property's, unless it says another.</summary>
internal static class WireNames
{
    public static string Of(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;
}
