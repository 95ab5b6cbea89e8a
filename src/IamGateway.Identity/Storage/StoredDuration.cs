using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamGateway.Identity.Storage;

/// <summary>Keeps a duration as whole seconds.</summary>
internal sealed class StoredDuration() : ValueConverter<TimeSpan, long>(
    duration => (long)duration.TotalSeconds,
    stored => TimeSpan.FromSeconds(stored));
