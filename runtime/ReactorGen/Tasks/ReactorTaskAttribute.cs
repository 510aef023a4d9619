namespace ReactorGen;

/// <summary>
/// Marks the implementing part of a partial method as a reactor task: a method written in direct style that the generator turns
/// into a resumable machine. With <see cref="Machine"/>, marks an ordinary method as the surface of a machine written by hand.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ReactorTaskAttribute : Attribute
{
    /// <summary>
    /// The machine that a call of this method runs, a struct that implements <see cref="Machines.IReactorMachine"/> (with a result,
    /// <see cref="Machines.IReactorMachine{TResult}"/>) and has a method <c>Begin</c> with the parameters of this one; for an instance
    /// method the receiver comes first. A generic machine is given unbound, <c>typeof(M&lt;&gt;)</c>: its type arguments are those of the
    /// containing type followed by those of the method. Caller-info parameters that <c>Begin</c> does not have are left out.
    /// </summary>
    public Type? Machine { get; set; }
}
