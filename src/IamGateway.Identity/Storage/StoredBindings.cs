using System.Text.Json;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamGateway.Identity.Storage;

/// <summary>Keeps bindings as a JSON object of ids by ARN.</summary>
internal sealed class StoredBindings() : ValueConverter<PrincipalBindings, string>(
    bindings => JsonSerializer.Serialize(bindings.IdsByArn, JsonSerializerOptions.Default),
    stored => PrincipalBindings.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(stored, JsonSerializerOptions.Default)!));
