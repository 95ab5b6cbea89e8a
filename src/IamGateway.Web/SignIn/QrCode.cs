using QRCoder;

namespace IamGateway.Web.SignIn;

/// <summary>Draws QR codes.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 4;

    /// <summary>A text as a data URI of a black-and-white PNG with its quiet zone.</summary>
    public static string DataUri(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(png.GetGraphic(PixelsPerModule))}";
    }
}
