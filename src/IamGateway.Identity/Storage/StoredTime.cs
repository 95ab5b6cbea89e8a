using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamGateway.Identity.Storage;

/// <summary>Keeps a moment as whole milliseconds since 1970, which the database can compare and sort.</summary>
internal sealed class StoredTime() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
