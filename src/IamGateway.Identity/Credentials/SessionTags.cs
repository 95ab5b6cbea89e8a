using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamGateway.Identity.Principals;

namespace IamGateway.Identity.Credentials;

/// <summary>Writes session tags as one JSON object, the shortest form, in their order.</summary>
internal sealed class SessionTags : JsonConverter<TagSet>
{
    public override TagSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();

        var tags = ImmutableArray.CreateBuilder<Tag>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            tags.Add(new Tag(key, reader.GetString()!));
        }

        return TagSet.Stored(tags.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, TagSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var tag in value)
            writer.WriteString(tag.Key, tag.Value);
        writer.WriteEndObject();
    }
}
