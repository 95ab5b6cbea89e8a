using QRCoder;

namespace IamGateway.Federation.SignIn;

/// <summary>Draws QR codes, black on white with their quiet zone.</summary>
public static class QrCode
{
    private const int PixelsPerModule = 4;

    /// <summary>A text as a PNG.</summary>
    /// <param name="text">At most 1,500 bytes or so in UTF-8.</param>
    public static byte[] Png(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    /// <summary>The same as the address of an image in a page.</summary>
    /// <param name="text">As for <see cref="Png"/>.</param>
    public static string DataUri(string text) => $"data:image/png;base64,{Convert.ToBase64String(Png(text))}";
}
