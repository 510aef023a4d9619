using System.Linq;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Emit;

/// <summary>Writes the members of a task whose body cannot be lowered: they exist, so that callers see one error and not many, and cannot be used.</summary>
internal static class StubWriter
{
    public static string Write(StubTask task) => FileShell.Write(task.Signature, $"{task.Signature.DisplayName} cannot run as a reactor task: {task.Error.Split(':')[0]}.", task.Parts, writer => WriteMembers(task.Signature, task.Error, writer));

    /// <summary>Writes the signatures alone. With an <paramref name="error"/>, using them is that error.</summary>
    public static void WriteMembers(SignatureModel signature, string? error, SourceWriter writer)
    {
        string obsolete = error is null ? "" : $"[global::System.Obsolete({CodeText.Literal(error)}, error: true)] ";
        string parameters = string.Join(", ", signature.Parameters.Select(p => p.Declaration));
        writer.Line("/// <summary>Not available: the body could not be lowered.</summary>");
        writer.Line($"{obsolete}{signature.Accessibility} {(signature.IsStatic ? "static " : "")}{TaskWriter.TaskType(signature)} {signature.Name}Task{signature.TypeParameters}({parameters}){signature.MemberConstraints} => throw null!;");
        writer.Line();
        string contract = signature.Result is { } result ? $"global::ReactorGen.Machines.IReactorMachine<{result.ContractText}>" : "global::ReactorGen.Machines.IReactorMachine";
        writer.Line("/// <summary>Not available: the body could not be lowered.</summary>");
        writer.Line($"{signature.Accessibility} struct {TaskWriter.MachineType(signature)} : {contract}{signature.MemberConstraints}");
        writer.Open();
        writer.Line("/// <summary>Not available.</summary>");
        writer.Line($"{obsolete}public void Begin({string.Join(", ", TaskWriter.Parameters(signature))}) => throw null!;");
        writer.Line("/// <summary>Not available.</summary>");
        writer.Line($"{obsolete}public global::ReactorGen.Machines.Poll Start({TaskWriter.StartParameters(signature)}) => throw null!;");
        writer.Line("/// <summary>Not available.</summary>");
        writer.Line($"{obsolete}public static global::ReactorGen.JoinHandle{(signature.Result is { } joined ? $"<{joined.ContractText}>" : "")} Spawn({TaskWriter.StartParameters(signature)}) => throw null!;");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public global::ReactorGen.Machines.Poll Resume({TaskWriter.Scoped(signature)}ref global::ReactorGen.Machines.TaskContext context) => throw null!;");
        writer.Line("/// <inheritdoc/>");
        writer.Line("public void Describe(ref global::ReactorGen.Machines.StackWriter writer) => throw null!;");
        if (signature.Result is { } value)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public {value.ContractText} GetResult() => throw null!;");
        }
        writer.Close();
    }
}
