using System.Collections.Immutable;
using System.Text.Json;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamGateway.Identity.Storage;

/// <summary>Keeps tags as a JSON array of <c>{"Key","Value"}</c>.</summary>
internal sealed class StoredTags() : ValueConverter<TagSet, string>(
    tags => JsonSerializer.Serialize(tags.ToArray(), JsonSerializerOptions.Default),
    stored => stored == "[]" ? TagSet.Empty : TagSet.Stored(JsonSerializer.Deserialize<ImmutableArray<Tag>>(stored, JsonSerializerOptions.Default)));
