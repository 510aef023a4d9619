using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ReactorGen.Machines;

/// <summary>
/// The operators <c>true</c> and <c>false</c> of a type, which C# asks in <c>&amp;&amp;</c> and <c>||</c> and has no call for. For generated code.
/// </summary>
/// <typeparam name="T">The type that declares them.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Logic<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>
{
    private static readonly Func<T, bool> _isTrue = Operator("op_True"), _isFalse = Operator("op_False");

    /// <summary>Whether <c>x || ..</c> ends here.</summary>
    public static bool IsTrue(T value) => _isTrue(value);

    /// <summary>Whether <c>x &amp;&amp; ..</c> ends here.</summary>
    public static bool IsFalse(T value) => _isFalse(value);

    private static Func<T, bool> Operator(string name) =>
        typeof(T).GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(T)])!.CreateDelegate<Func<T, bool>>();
}

/// <summary>The same for a type parameter: an interface declares the operators, and the type argument implements them. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Logic
{
    private const DynamicallyAccessedMemberTypes Methods = DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    /// <summary>Whether <c>x || ..</c> ends here.</summary>
    /// <param name="value">The left operand.</param>
    /// <param name="declaring">The interface that declares the operator. As it has abstract operators, it cannot be a type argument.</param>
    public static bool IsTrue<T>(T value, [DynamicallyAccessedMembers(Methods)] Type declaring) => Operators<T>.Find("op_True", declaring)(value);

    /// <summary>Whether <c>x &amp;&amp; ..</c> ends here.</summary>
    /// <inheritdoc cref="IsTrue"/>
    public static bool IsFalse<T>(T value, [DynamicallyAccessedMembers(Methods)] Type declaring) => Operators<T>.Find("op_False", declaring)(value);

    /// <summary>The same where the interface is also the type of the operands, and <typeparamref name="T"/> only says whose operator is asked.</summary>
    /// <inheritdoc cref="IsTrue"/>
    public static bool IsTrueBy<T>(object? value, [DynamicallyAccessedMembers(Methods)] Type declaring) => Operators<T>.Ask("op_True", declaring, value);

    /// <summary>The same where the interface is also the type of the operands, and <typeparamref name="T"/> only says whose operator is asked.</summary>
    /// <inheritdoc cref="IsFalse"/>
    public static bool IsFalseBy<T>(object? value, [DynamicallyAccessedMembers(Methods)] Type declaring) => Operators<T>.Ask("op_False", declaring, value);

    private static class Operators<T>
    {
        private static readonly ConcurrentDictionary<(string, Type), Func<T, bool>> _found = new();

        public static Func<T, bool> Find(string name, [DynamicallyAccessedMembers(Methods)] Type declaring)
        {
            if (_found.TryGetValue((name, declaring), out var known)) return known;
            return _found[(name, declaring)] = Implementation(name, declaring).CreateDelegate<Func<T, bool>>();
        }

        public static bool Ask(string name, [DynamicallyAccessedMembers(Methods)] Type declaring, object? value) =>
            (bool)Implementation(name, declaring).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null)!;

        private static MethodInfo Implementation(string name, [DynamicallyAccessedMembers(Methods)] Type declaring)
        {
            var map = typeof(T).GetInterfaceMap(declaring);
            return map.TargetMethods[Array.FindIndex(map.InterfaceMethods, method => method.Name == name)];
        }
    }
}
