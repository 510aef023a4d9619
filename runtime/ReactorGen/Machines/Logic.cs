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
