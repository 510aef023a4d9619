using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace ReactorGen.Machines;

/// <summary>What generated code needs where C# has no expression for it. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Variables
{
    /// <summary>Stores what a pattern has matched in the field that keeps it. Always true, to stand in a condition.</summary>
    public static bool Keep<T>(out T field, T matched)
        where T : allows ref struct
    {
        field = matched;
        return true;
    }

    /// <summary>
    /// The box in which a field of type <see cref="object"/> keeps a variable of a type without a name, an anonymous one, made at the first use. The type is that of
    /// <paramref name="example"/>, whose value does not count.
    /// </summary>
    public static StrongBox<T> Boxed<T>(ref object? field, T? example) => (StrongBox<T>)(field ??= new StrongBox<T>());

    /// <summary>What a value adds to a string: the <see cref="object.ToString"/> that every type has, called on a copy.</summary>
    public static string? Text<T>(T value) => value?.ToString();

    /// <summary>Disposes a resource in place, without boxing it if it is a struct; nothing if it is null.</summary>
    public static void Dispose<T>(ref T resource) where T : IDisposable
    {
        if (resource is not null) resource.Dispose();
    }

    /// <summary>Moves an exception out of the field that kept it and throws it again.</summary>
    /// <inheritdoc cref="Rethrow(Exception)"/>
    [DoesNotReturn]
    public static Exception Rethrow(ref Exception? pending)
    {
        Exception exception = pending!;
        pending = null;
        return Rethrow(exception);
    }

    /// <summary>Throws an exception again with the stack trace it has. Never returns: the result lets a caller say <c>throw</c>.</summary>
    [DoesNotReturn]
    public static Exception Rethrow(Exception exception)
    {
        ExceptionDispatchInfo.Throw(exception);
        return exception;
    }
}
