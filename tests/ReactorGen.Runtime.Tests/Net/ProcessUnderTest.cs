using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Another process whose output a test reads; ended with the test.</summary>
internal sealed partial class ProcessUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ProcessUnderTest(ProcessStartInfo start)
    {
        // The thread of tiered compilation needs descriptors when it starts, and some programs run out of them.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static ProcessUnderTest StartDotnet(string assembly, params string[] arguments) =>
        // Tests that a shell runs in the background have SIGINT and SIGQUIT ignored, and would hand that down.
        Start("env", ["--default-signal=INT,QUIT", Environment.ProcessPath!, "exec", assembly, .. arguments]);

    public static ProcessUnderTest Start(string program, params string[] arguments) => new(new ProcessStartInfo(program, arguments));

    /// <summary>A program of the system's; fails, and says what to install, where it is missing.</summary>
    public static ProcessUnderTest StartTool(string tool, string package, params string[] arguments)
    {
        try
        {
            return Start(tool, arguments);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException($"'{tool}' is missing, and this test needs it: install the package {package}.");
        }
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public string ReadLine()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        Assert.True(line.Wait(Host.Limit), "The process says nothing.");
        return line.Result ?? throw new InvalidOperationException($"The process has ended: {_errors.Result}");
    }

    public void Signal(PosixSignal signal) => Assert.Equal(0, Kill(_process.Id, signal switch { PosixSignal.SIGINT => 2, PosixSignal.SIGQUIT => 3, _ => 15 }));

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and the rest of the output.</returns>
    public (int Code, string Output) End()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        Assert.True(_process.WaitForExit(Host.Limit), "The process does not end.");
        return (_process.ExitCode, output.Result + _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
