namespace ReactorGen.Runtime.Tests.Net;

/// <summary>A directory with a short path, for the files of Unix sockets; deleted with the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rg");

    public string File(string name) => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
