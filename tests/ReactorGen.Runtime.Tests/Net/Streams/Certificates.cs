using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>A certificate for localhost that has signed itself, for the tests of one run.</summary>
internal static class Certificates
{
    private static readonly Lazy<X509Certificate2> s_localhost = new(Make);

    public static X509Certificate2 Localhost => s_localhost.Value;

    /// <summary>Writes certificate and key where another program finds them.</summary>
    public static string WriteTo(string directory)
    {
        string path = Path.Combine(directory, "localhost.pem");
        using RSA key = Localhost.GetRSAPrivateKey()!;
        File.WriteAllText(path, Localhost.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return path;
    }

    private static X509Certificate2 Make()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
