namespace IamGateway.AspNetCore.Authorization;

/// <summary>Seals the details of a denial into the text that <c>sts:DecodeAuthorizationMessage</c> opens; whoever is denied cannot read them.</summary>
/// <param name="json">The details, UTF-8.</param>
public delegate string SealMessage(ReadOnlySpan<byte> json);
